import {
  Money,
  type AssistClient,
  type BillCheckFields,
  type BillCreation,
  type OrderNumber,
  type Refused,
} from "../../gateway";
import type { FindingDTO } from "../../contract/connection-check";
import type { Account } from "../../accounts/account-entry";
import { trialNumber } from "../../accounts/trial-number";
import type { TrialClients } from "./trial-clients";

export interface BillTrial {
  account: Account;
  clients: TrialClients;
  currency: string;
  /** Where bills send their customers back to. */
  returnUrl: string;
}

export interface BillTrialResult {
  findings: FindingDTO[];
  /** How Assist checks bills with return addresses; undefined where that could not be found out, or is known. */
  billCheckFields?: BillCheckFields;
}

const trialAmount = "10";
/** Nobody knows its link, and it ends by itself should its revocation be lost. */
const minutesToPay = 60;

/** Every reading of the protocol that differs for bills as the plugin makes them, which name all of the newer rows, or none (protocol §15 #8). */
const readings = ["core", "all-rows", "core-without-extras"] as const satisfies BillCheckFields[];

/**
 * Finds out whether return addresses and means of a bill enter its check value: makes a trial bill by each reading until
 * Assist takes one, and revokes that at once. Its link is thrown away, so nobody can pay it. Nothing is tried where the
 * setting says how it is, nor with ERIP, whose bills have neither.
 */
export async function tryBill(trial: BillTrial): Promise<BillTrialResult> {
  const { account, clients } = trial;
  if (account.billKind === "erip" || account.billOptions.billCheckFields !== undefined)
    return { findings: [] };
  let last: Refused | undefined;
  for (const billCheckFields of readings) {
    const number = trialNumber();
    const client = clients.forBills(billCheckFields);
    const made = await make(client, trial, billCheckFields, number);
    if (made.kind === "refused") {
      if (made.mayRetryLater) return { findings: [unclear] };
      last = made;
      if (isAboutCheckValue(made)) continue;
      return { findings: [notConnected(made)] };
    }
    // Also after a lost answer there may be a bill.
    const revoked = await client.revokeBill({ number, notify: false });
    const left = revoked.kind === "done" || revoked.kind === "not-found" ? [] : [notRevoked(number)];
    return made.kind === "done"
      ? { findings: [found(billCheckFields), ...left], billCheckFields }
      : { findings: [unclear, ...left] };
  }
  return { findings: [notConnected(last)] };
}

/** firstcode of encryption, or secondcode of a check value on an older list (protocol §8.5) [guess]. */
function isAboutCheckValue({ firstcode, secondcode }: Refused): boolean {
  return firstcode === 9 || secondcode === 158;
}

function make(
  client: AssistClient,
  { currency, returnUrl }: BillTrial,
  billCheckFields: BillCheckFields,
  number: OrderNumber,
): Promise<BillCreation> {
  const extras = { returnUrl, returnUrlOk: returnUrl, returnUrlNo: returnUrl };
  return client.createBill({
    kind: "link",
    number,
    amount: Money.round(trialAmount, currency),
    // Not part of the check value, and always agreed.
    stages: "one",
    sending: "none",
    payUntil: new Date(Date.now() + minutesToPay * 60_000),
    ...(billCheckFields === "core-without-extras" ? {} : extras),
  });
}

function found(billCheckFields: BillCheckFields): FindingDTO {
  return billCheckFields === "core-without-extras"
    ? {
        code: "bills-without-extras",
        level: "ok",
        sentence:
          "Assist makes bills for this account, and refuses those that name return addresses: customers are not sent back to the shop from them.",
      }
    : {
        code: "bills-right",
        level: "ok",
        sentence:
          "Assist makes bills for this account, also with return addresses. Tried with a bill that was revoked at once.",
      };
}

const notRevoked = (number: OrderNumber): FindingDTO => ({
  code: "bill-not-revoked",
  level: "warning",
  facts: { number },
  sentence: `The trial bill ${number} may not be revoked. Nobody has its link, and it ends by itself within an hour.`,
});

const unclear: FindingDTO = {
  code: "bills-unclear",
  level: "warning",
  sentence: "Whether Assist makes bills for this account could not be found out. Check again later.",
};

function notConnected(refused: Refused | undefined): FindingDTO {
  const { firstcode = 0, secondcode = 0 } = refused ?? {};
  const code = `${firstcode}/${secondcode}`;
  return {
    code: "bills-not-connected",
    level: "ok",
    facts: { code },
    sentence: `Assist makes no bills for this account (code ${code}). If you want to ask for money by link, its support connects them.`,
  };
}
