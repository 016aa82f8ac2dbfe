import { RecentOutcomes } from "../recent-outcomes";

const order = {
  order_number: "RU-1",
  state: "in-process" as const,
  held: "0.00",
  captured: "0.00",
  refunded: "0.00",
  checked_at: new Date(0),
};

describe("what was last told of an order", () => {
  it("serves for a moment, and no longer", () => {
    const recent = new RecentOutcomes<string>(2_000);
    recent.keep(order, "pending", 10_000);
    expect(recent.of(order, 11_999)).toBe("pending");
    expect(recent.of({ ...order }, 11_999)).toBe("pending");
    expect(recent.of(order, 12_000)).toBeUndefined();
  });

  it.each<[string, Partial<Parameters<RecentOutcomes<string>["of"]>[0]>]>([
    ["of another order", { order_number: "RU-2" }],
    ["once its state is another", { state: "captured" }],
    ["once money was taken", { captured: "1.00" }],
    ["once Assist was asked again", { checked_at: new Date(1) }],
  ])("does not serve %s", (_when, change) => {
    const recent = new RecentOutcomes<string>();
    recent.keep(order, "pending", 0);
    expect(recent.of({ ...order, ...change }, 1)).toBeUndefined();
  });

  it("is not kept for longer than it serves, whoever asks", () => {
    const recent = new RecentOutcomes<string>(2_000);
    recent.keep(order, "pending", 0);
    recent.keep({ ...order, order_number: "RU-2" }, "pending", 2_000);
    expect(recent.of(order, 1)).toBeUndefined();
  });

  it("is kept of a bounded number of orders, the oldest goes first", () => {
    const recent = new RecentOutcomes<string>();
    for (let number = 0; number <= 1_000; number++)
      recent.keep({ ...order, order_number: String(number) }, "pending", 0);
    expect(recent.of({ ...order, order_number: "0" }, 1)).toBeUndefined();
    expect(recent.of({ ...order, order_number: "1" }, 1)).toBe("pending");
  });
});
