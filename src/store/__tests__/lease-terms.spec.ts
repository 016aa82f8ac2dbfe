import { leaseTerms } from "../leases/lease-terms";

describe("how long a lease lasts", () => {
  it.each([
    [0.5, 0.5],
    [30, 10],
    [120, 60],
  ])("outlasts a command of %s seconds and three questions of %s that get no answer", (command, read) => {
    for (const seconds of Object.values(leaseTerms(command, read)))
      expect(seconds).toBeGreaterThanOrEqual(command + 3 * read + 30);
  });

  it("of an order or a cart is a minute and a half with the usual deadlines, as a shopper may be waiting", () => {
    expect(leaseTerms(30, 10)).toMatchObject({ order: 90, cart: 90 });
  });
});
