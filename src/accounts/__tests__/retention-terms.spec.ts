import { AccountBook } from "../accounts";
import { nothingRemoved, readRetention } from "../retention-terms";
import { readSettings } from "../settings";

const complaintsOf = (retention: unknown): Promise<string[]> => {
  const options = { backendUrl: "https://api.shop.example", retention };
  return new AccountBook(readSettings(options)).complaints();
};

describe("how long what is kept", () => {
  it("is said by default, and operations are kept for ever", () => {
    expect(readRetention(undefined)).toEqual({
      terms: {
        unpaidRegistrations: 90,
        unpaidBills: 365,
        removedNumbers: 730,
        operations: null,
        notifications: 400,
        rejectedNotifications: 30,
        closedCases: 1095,
        heardEvents: 400,
      },
      problems: [],
    });
  });

  it.each([false, null])("%s is for ever", (forEver) => {
    const { terms } = readRetention({ unpaidBills: forEver, notifications: forEver });
    expect(terms).toMatchObject({ unpaidBills: null, notifications: null, unpaidRegistrations: 90 });
  });

  it.each([
    ["unpaidRegistrations", 30],
    ["unpaidBills", 30],
    ["removedNumbers", 90],
    ["operations", 365],
    ["notifications", 30],
    ["rejectedNotifications", 1],
    ["closedCases", 90],
    ["heardEvents", 120],
  ])(
    "%s may be %d days and no fewer: the log says so at the start, and nothing is removed",
    async (name, least) => {
      expect(readRetention({ [name]: least })).toMatchObject({ terms: { [name]: least }, problems: [] });
      expect(readRetention({ [name]: least - 1 }).terms).toEqual(nothingRemoved);
      expect(await complaintsOf({ [name]: least - 1 })).toEqual([
        `options.retention.${name}: takes whole days, at least ${least}, or false for ever. Until that is put right, nothing is removed.`,
      ]);
    },
  );

  it.each([["90"], [90.5], [true], [-1], [Infinity], [Number.NaN], [40_000_000]])("%p is no term", (value) =>
    expect(readRetention({ unpaidRegistrations: value }).problems).toHaveLength(1),
  );

  it("a misspelt term is told, and no other holds in its place", () => {
    const { terms, problems } = readRetention({ unpaidOrders: 90 });
    expect([terms, problems.length]).toEqual([nothingRemoved, 1]);
  });

  it("a wrong term stops no payment", () => {
    const options = {
      backendUrl: "https://api.shop.example",
      accounts: { ru: {} },
      retention: { operations: 1 },
    };
    expect([...readSettings(options).accounts.keys()]).toEqual(["ru"]);
  });
});
