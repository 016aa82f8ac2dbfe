import { compareDecimals, decimalLess } from "../decimals";

describe("amounts as texts", () => {
  it.each([
    ["1750.00", "1000.50", "749.50"],
    ["1750", "0.01", "1749.99"],
    ["0.30", "0.1", "0.20"],
    ["999999999999999.99", "0.01", "999999999999999.98"],
    ["100", "30", "70"],
    ["1.00", "2.00", "0.00"],
  ])("%s less %s is %s", (one, other, less) => expect(decimalLess(one, other)).toBe(less));

  it("are compared to the last digit", () => {
    expect(compareDecimals("10.00", "10")).toBe(0);
    expect(compareDecimals("9.99", "10")).toBeLessThan(0);
    expect(compareDecimals("9007199254740993.00", "9007199254740992.00")).toBeGreaterThan(0);
  });
});
