import { readStaffAmount } from "../staff-amount";

describe("an amount that a person has typed", () => {
  it.each([
    ["1750.00", "RUB", "1750.00"],
    ["1750.5", "RUB", "1750.50"],
    ["1750", "RUB", "1750.00"],
    ["10000", "JPY", "10000"],
  ])("%s in %s is %s", async (text, currency, amount) => {
    expect((await readStaffAmount(text, currency)).amount).toBe(amount);
  });

  it.each([
    ["1.000", "RUB", "An amount in RUB has at most 2 decimals."],
    ["1750.0000", "BYN", "An amount in BYN has at most 2 decimals."],
    ["10.00", "JPY", "An amount in JPY has at most 0 decimals."],
    ["0.001", "RUB", "An amount in RUB has at most 2 decimals."],
  ])("%s in %s has too many decimals, and zeros count", async (text, currency, message) => {
    await expect(readStaffAmount(text, currency)).rejects.toMatchObject({ type: "invalid_data", message });
  });

  it.each(["1,000", "1 000", "-1", "1e-7", ""])("%j is none", async (text) => {
    await expect(readStaffAmount(text, "RUB")).rejects.toMatchObject({ type: "invalid_data" });
  });
});
