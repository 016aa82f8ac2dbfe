import { orderComment, unknownPlaceholders } from "../order-comment";

const purchase = {
  orderNumber: "42",
  items: [
    { title: "Coffee", quantity: 2 },
    { title: "Tea {order_number} $& $1", quantity: 1 },
    { title: "Cloth", quantity: 1.5 },
  ],
};

describe("the comment of a payment", () => {
  it.each([
    ["Thank you", "Thank you"],
    ["Order {order_number}", "Order 42"],
    ["{order_number}/{order_number}", "42/42"],
    ["{items}", "Coffee × 2, Tea {order_number} $& $1, Cloth × 1.5"],
    ["", ""],
    ["{ order_number }", "{ order_number }"],
  ])("%j", (template, expected) => {
    expect(orderComment(template, purchase)).toBe(expected);
  });

  it("names nothing where there are no items", () => {
    expect(orderComment("[{items}]", { orderNumber: "", items: [] })).toBe("[]");
  });
});

it.each([
  ["Order {order_number}: {items}", []],
  ["{order}, {name} and {order}", ["order", "name"]],
  ["{}", [""]],
  ["{{items}}", []],
  ["no braces", []],
])("in %j the unknown names are %j", (template, names) => {
  expect(unknownPlaceholders(template)).toEqual(names);
});
