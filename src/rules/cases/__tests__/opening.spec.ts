import type { CaseMoney, CaseReason } from "../../../records/cases";
import { openingOf, type Finding } from "../opening";

const money: CaseMoney = {
  state: "captured",
  held: "0.00",
  captured: "100.00",
  refunded: "0.00",
  paid: ["5 approved"],
  shop: "",
};
const moved: CaseMoney = { ...money, state: "partly-refunded", refunded: "40.00" };

const open = (reason: CaseReason) => ({ reason, money, open: true });
const closedByHand = (reason: CaseReason) => ({ reason, money, open: false });
const found = (reason: CaseReason, others: Partial<Finding> = {}): Finding => ({ reason, money, ...others });

describe("what becomes of something that is wrong", () => {
  it("is a case of its own where nothing is known of the subject", () => {
    expect(openingOf(undefined, found("paid-twice"))).toBe("open");
    expect(openingOf(undefined, found("no-answer", { givesWay: true }))).toBe("open");
  });

  it("is the case that is open for the same reason, also when the money has moved", () => {
    expect(openingOf(open("paid-twice"), found("paid-twice"))).toBe("renew");
    expect(openingOf(open("paid-twice"), found("paid-twice", { money: moved }))).toBe("renew");
  });

  it("takes the place of an open case of another reason", () => {
    expect(openingOf(open("paid-twice"), found("not-recorded"))).toBe("open");
  });

  it("stays closed where staff have closed it by hand, until the money or the shop's side moves", () => {
    expect(openingOf(closedByHand("paid-twice"), found("paid-twice"))).toBe("leave");
    expect(openingOf(closedByHand("paid-twice"), found("paid-twice", { money: moved }))).toBe("open");
    const otherwise = { ...money, shop: "refunded 10.00" };
    expect(openingOf(closedByHand("paid-twice"), found("paid-twice", { money: otherwise }))).toBe("open");
    const another = { ...money, paid: ["5 approved", "6 approved"] };
    expect(openingOf(closedByHand("paid-twice"), found("paid-twice", { money: another }))).toBe("open");
  });

  it("is opened beside what staff have closed for another reason", () => {
    expect(openingOf(closedByHand("paid-twice"), found("not-recorded"))).toBe("open");
  });

  it("gives way, where it speaks of not knowing, to all but its like, open or closed by hand", () => {
    const unknown = found("outcome-unknown", { givesWay: true });
    expect(openingOf(open("paid-twice"), unknown)).toBe("leave");
    expect(openingOf(closedByHand("paid-twice"), unknown)).toBe("leave");
    expect(openingOf(open("no-answer"), unknown)).toBe("open");
    expect(openingOf(closedByHand("shop-failed"), unknown)).toBe("open");
    expect(openingOf(open("outcome-unknown"), unknown)).toBe("renew");
    expect(openingOf(closedByHand("outcome-unknown"), unknown)).toBe("leave");
  });
});
