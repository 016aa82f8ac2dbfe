import { notificationVerdicts } from "../gateway/notifications/notification";
import { caseReasons } from "../records/cases";
import { billStates, revokeReasons } from "../records/bills";
import { findingCodes } from "../contract/connection-check";
import { setupSteps } from "../contract/setup";
import languages from "../admin/i18n";

const texts = languages.ru.assist;

/** Names of texts without what a fact of the server appends to them. */
const namesOf = (tree: object): string[] => [
  ...new Set(Object.keys(tree).map((name) => name.replace(/_.*$/, ""))),
];

const sorted = (names: readonly string[]): string[] => names.toSorted();

/** The panel gets these codes from the server and has a text of its own for each; both languages have the same texts. */
describe("the server's codes have their texts in the panel, and no text is for a code that is gone:", () => {
  it.each([
    ["cases", caseReasons, namesOf(texts.cases.reasons)],
    ["what to do about cases", caseReasons, namesOf(texts.cases.advice)],
    ["findings of a connection check", findingCodes, namesOf(texts.settings.check.finding)],
    ["bill states", billStates, namesOf(texts.bills.states)],
    ["why a bill was revoked", revokeReasons, namesOf(texts.bills.reasons)],
    [
      "verdicts on notifications",
      [...notificationVerdicts, "unreadable"],
      namesOf(texts.settings.health.verdict),
    ],
  ])("%s", (_, codes, shown) => {
    expect(sorted(shown)).toEqual(sorted(codes));
  });

  it("steps of the first set-up", () => {
    expect(Object.keys(texts.settings.setup)).toEqual(expect.arrayContaining([...setupSteps]));
  });
});
