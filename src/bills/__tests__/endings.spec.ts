import { Money, type BillState, type BillStatus, type Outcome, type RevokedBill } from "../../gateway";
import { foundBy } from "../query-bill";
import { endingBy } from "../revoke-at-assist";

const minute = 60_000;
const day = 24 * 60 * minute;

const told = (state: BillState): Outcome<BillStatus> => ({
  kind: "done",
  value: {
    number: "B-1",
    amount: Money.parse("10", "RUB"),
    state,
    stateText: "A word",
    authentic: true,
    reported: {},
  },
});
const notFound: Outcome<BillStatus> = { kind: "not-found", firstcode: 10, secondcode: 187, sentence: "No." };
const silent: Outcome<BillStatus> = {
  kind: "unknown",
  reason: "deadline",
  certainlyNotSent: false,
  sentence: "No answer.",
};
const done = { kind: "done", value: { number: "B-1" } } as Outcome<RevokedBill>;
const refused: Outcome<RevokedBill> = {
  kind: "refused",
  reason: "prohibited",
  mayRetryLater: false,
  sentence: "Assist refused.",
};

describe("an open bill by what Assist says", () => {
  it.each<[string, Outcome<BillStatus>, past: number, paying: boolean, object]>([
    ["stays open before its last moment", told("open"), -day, false, { kind: "still-open", paid: false }],
    ["stays open while the clocks may differ", told("open"), minute, false, { kind: "still-open" }],
    ["is expired after it", told("open"), 3 * minute, false, { kind: "expired" }],
    [
      "stays open after it while the bank has a payment of it",
      told("open"),
      day,
      true,
      { kind: "still-open" },
    ],
    [
      "is expired when Assist says so, whatever our clock says",
      told("expired"),
      -minute,
      false,
      { kind: "expired" },
    ],
    ["is revoked when somebody did it at Assist", told("revoked"), -day, false, { kind: "revoked" }],
    [
      "is never taken for paid by this answer alone",
      told("paid"),
      day,
      false,
      { kind: "still-open", paid: true },
    ],
    ["stays open under a word that nobody knows", told("unclear"), 3 * minute, false, { kind: "still-open" }],
    ["is expired under such a word a day later", told("unclear"), day + minute, false, { kind: "expired" }],
    ["stays open when Assist does not know it", notFound, -day, false, { kind: "still-open" }],
    ["is expired when Assist does not know it after its time", notFound, day, false, { kind: "expired" }],
    ["stays as it is without an answer, however late", silent, 99 * day, false, { kind: "no-answer" }],
  ])("%s", (_, status, past, paying, expected) => {
    expect(foundBy(status, past, paying)).toMatchObject(expected);
  });
});

describe("a bill that is being revoked", () => {
  it.each<[string, Outcome<RevokedBill>, Outcome<BillStatus>, isLongPast: boolean, object]>([
    [
      "is revoked when the status says so, whatever became of the command",
      refused,
      told("revoked"),
      false,
      { kind: "revoked" },
    ],
    [
      "is revoked when the command was taken and the word is unknown",
      done,
      told("unclear"),
      false,
      { kind: "revoked" },
    ],
    ["is not yet while the status still says open", done, told("open"), false, { kind: "open" }],
    [
      "is not yet when the command was refused and the word is unknown",
      refused,
      told("unclear"),
      false,
      { kind: "open" },
    ],
    ["is not yet when the status cannot be read", done, silent, false, { kind: "open" }],
    ["is over long after its time, too", refused, told("open"), true, { kind: "expired" }],
    ["is paid when Assist says so", refused, told("paid"), false, { kind: "paid" }],
    ["is gone when Assist does not know it", refused, notFound, false, { kind: "revoked" }],
  ])("%s", (_, revoked, status, isLongPast, expected) => {
    expect(endingBy(revoked, status, isLongPast)).toMatchObject(expected);
  });
});
