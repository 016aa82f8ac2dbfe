import { leaseTerms } from "../leases/lease-terms";

describe("how long a lease lasts", () => {
  it.each([0.5, 30, 120])("outlasts a command that is given up after %s seconds", (commandSeconds) => {
    for (const seconds of Object.values(leaseTerms(commandSeconds)))
      expect(seconds).toBeGreaterThanOrEqual(commandSeconds + 30);
  });

  it("of an order or a cart is a minute with the usual deadline, as a shopper may be waiting", () => {
    expect(leaseTerms(30)).toMatchObject({ order: 60, cart: 60 });
  });
});
