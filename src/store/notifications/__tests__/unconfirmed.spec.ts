import type { OrderState } from "../../../gateway";
import type { RecordedBillnumber } from "../../../records/orders";
import { unconfirmedOf, type Told } from "../unconfirmed";

const known = (billnumber: string, state: OrderState): RecordedBillnumber => ({
  billnumber,
  state,
  amount: "100.00",
  currency: "RUB",
  testMode: true,
  orderedAt: null,
  seen: { held: false, approved: false },
});
const told = (state: OrderState, billnumber = "5000000000000001"): Told => ({
  receivedAt: new Date("2026-12-01T10:00:00Z"),
  billnumber,
  state,
  stateText: state,
});

describe("what a genuine notification says", () => {
  it.each<[OrderState, OrderState, confirmed: boolean]>([
    ["approved", "approved", true],
    ["approved", "partial-canceled", true],
    ["delayed", "approved", true],
    ["declined", "approved", true],
    ["unknown", "in-process", true],
    ["approved", "in-process", false],
    ["approved", "delayed", false],
    ["canceled", "approved", false],
  ])('"%s", where the answers say "%s": confirmed %s', (said, answered, confirmed) => {
    const answers = [known("5000000000000002", "canceled"), known("5000000000000001", answered)];
    expect(unconfirmedOf([told(said)], answers)).toHaveLength(confirmed ? 0 : 1);
  });

  it("is confirmed by its own billnumber alone", () => {
    expect(unconfirmedOf([told("approved")], [known("5000000000000002", "approved")])).toHaveLength(1);
    expect(unconfirmedOf([told("declined"), told("approved", "5000000000000002")], [])).toHaveLength(2);
  });
});
