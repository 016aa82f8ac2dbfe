import type * as bills from "../contract/bills";
import { billStates, openBillStates, revokeReasons } from "../contract/bills";
import { caseReasons, type CaseReason, type CaseSubject } from "../contract/case-reasons";
import type { CaseDTO } from "../contract/cases";
import type { AssistOrderDTO, OutcomeDTO } from "../contract/orders";
import type { ErasureDTO } from "../contract/customer-data";
import type * as payments from "../contract/payments";
import type * as settings from "../contract/settings";
import { secretNames, settingNames } from "../contract/settings";
import type { ChangeRow } from "../records/account-rows";
import type { StaffOperationRow } from "../records/rows";
import * as billWords from "../records/bills";
import type { BillRow } from "../records/bills";
import * as caseWords from "../records/cases";
import type { CommandRow, OperationRow, OrderRow } from "../records/orders";
import * as settingWords from "../records/setting-names";
import type { ReconciliationOutcome } from "../rules/books/outcome";
import type { PositionProblem } from "../rules/money/position";
import type { RefusalReason } from "../rules/staff/permissions";
import type { StaffOperation } from "../rules/staff/permissions";
import type { Left } from "../store/retention/customer-rows";

/** `true` where both are the same words. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

/**
 * The contract names its own words, so that a client's do not change with a column. The type checker reads here that they are
 * those of the rows and rules inside, none more and none fewer.
 */
const agreed = {
  billState: true satisfies Same<bills.BillState, BillRow["state"]>,
  billKind: true satisfies Same<bills.BillKind, BillRow["kind"]>,
  billOrigin: true satisfies Same<bills.BillDTO["origin"], BillRow["origin"]>,
  billLanguage: true satisfies Same<bills.BillLanguage | null, BillRow["language"]>,
  billSending: true satisfies Same<bills.BillSending, BillRow["sending"]>,
  revokeReason: true satisfies Same<bills.RevokeReason | null, BillRow["revoke_reason"]>,
  positionState: true satisfies Same<payments.PositionState, OrderRow["state"]>,
  positionProblem: true satisfies Same<payments.PositionProblem, PositionProblem>,
  paymentKind: true satisfies Same<payments.PaymentKind, OrderRow["kind"]>,
  paymentMeans: true satisfies Same<payments.PaymentMeans, OrderRow["means"]>,
  paymentStages: true satisfies Same<payments.PaymentStages, OrderRow["stages"]>,
  foundBy: true satisfies Same<AssistOrderDTO["found_by"], OrderRow["found_by"]>,
  operationType: true satisfies Same<payments.GatewayOperationType, OperationRow["type"]>,
  operationResult: true satisfies Same<payments.GatewayOperationResult, OperationRow["result"]>,
  commandKind: true satisfies Same<payments.CommandKind, CommandRow["kind"]>,
  commandState: true satisfies Same<payments.CommandState, CommandRow["state"]>,
  staffOperationKind: true satisfies Same<payments.StaffOperationKind, StaffOperationRow["kind"]>,
  staffOperationState: true satisfies Same<payments.StaffOperationDTO["state"], StaffOperationRow["state"]>,
  paymentAct: true satisfies Same<payments.PaymentOperation, StaffOperation>,
  refusalReason: true satisfies Same<payments.RefusalReason, RefusalReason>,
  caseReason: true satisfies Same<CaseReason, caseWords.CaseReason>,
  caseSubject: true satisfies Same<CaseSubject, caseWords.CaseSubject>,
  caseClosedHow: true satisfies Same<CaseDTO["closed_how"], caseWords.CaseRow["closed_how"]>,
  outcome: true satisfies Same<OutcomeDTO, ReconciliationOutcome>,
  accountChange: true satisfies Same<settings.AccountChangeDTO["action"], ChangeRow["action"]>,
  settingName: true satisfies Same<settings.SettingName, settingWords.SettingName>,
  settingValue: true satisfies Same<settings.SettingValue, settingWords.SettingValue>,
  secretName: true satisfies Same<settings.SecretName, settingWords.SecretName>,
  left: true satisfies Same<ErasureDTO["left"][number], Left>,
};

describe("the words of the Admin API are those that are kept inside:", () => {
  it.each(Object.entries(agreed))("%s", (_, same) => {
    expect(same).toBe(true);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["states of bills", billStates, billWords.billStates],
    ["states of open bills", openBillStates, billWords.openBillStates],
    ["why a bill is revoked", revokeReasons, billWords.revokeReasons],
    ["reasons of cases", caseReasons, caseWords.caseReasons],
    ["settings", settingNames, settingWords.settingNames],
    ["secrets", secretNames, settingWords.secretNames],
  ])("%s", (_, told, kept) => {
    expect(told.toSorted()).toEqual(kept.toSorted());
  });
});
