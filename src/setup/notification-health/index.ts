import type { MedusaContainer } from "@medusajs/framework/types";
import { ASSIST_MODULE } from "../../modules/assist";
import type { LastMessages, MessageCount, PaymentCount } from "../../store/notifications/notification-health";
import { notificationUrl, readAccounts, type KnownAccount } from "../../accounts/account-list";
import type {
  BadMessageDTO,
  NotificationHealthDTO,
  MerchantHealthDTO,
  ModeHealthDTO,
  PaymentsFoundDTO,
  VerdictCountDTO,
} from "../../contract/notification-health";
import { sentenceOf } from "./verdict-sentence";

/** How notifications come in, by merchant id, test and live apart. A constant number of statements. */
export async function readHealth(container: MedusaContainer): Promise<NotificationHealthDTO> {
  const assist = container.resolve(ASSIST_MODULE);
  const accounts = await readAccounts(assist);
  const merchantIds = [...new Set(accounts.flatMap(({ merchantId }) => merchantId ?? []))];
  const [last, counts, payments] = await Promise.all([
    assist.health.lastMessages(merchantIds),
    assist.health.messageCounts(),
    assist.health.paymentCounts(accounts.map(({ name }) => name)),
  ]);
  const facts = { last, counts, payments };
  const merchants = merchantIds.map((id) =>
    healthOf(
      id,
      accounts.filter(({ merchantId }) => merchantId === id),
      facts,
    ),
  );
  const without = accounts.filter(({ merchantId }) => merchantId === undefined);
  const strangers = counts.filter(
    ({ merchant_id, test_mode }) =>
      merchant_id === null || test_mode === null || !merchantIds.includes(merchant_id),
  );
  return {
    merchants: [
      ...merchants,
      ...without.map((account) => healthOf(null, [account], { last: [], counts: [], payments: [] })),
    ],
    unassigned: { counts: verdictCounts(strangers), last_bad: latestOf(strangers) },
    notification_url: notificationUrl(assist) ?? null,
  };
}

interface Facts {
  last: readonly LastMessages[];
  counts: readonly MessageCount[];
  payments: readonly PaymentCount[];
}

function healthOf(
  merchantId: string | null,
  accounts: readonly KnownAccount[],
  { last, counts, payments }: Facts,
): MerchantHealthDTO {
  const names = accounts.map(({ name }) => name);
  const mode = (test: boolean): ModeHealthDTO => {
    const message = last.find((row) => row.merchant_id === merchantId && row.test_mode === test);
    return {
      last_good: message?.good_at ? { at: message.good_at.toISOString() } : null,
      last_bad: message?.bad_at ? badMessage(message.bad_at, message.bad_verdict ?? "") : null,
      counts: verdictCounts(counts.filter((row) => row.merchant_id === merchantId && row.test_mode === test)),
      payments: paymentsOf(payments.filter((row) => names.includes(row.account) && row.live === !test)),
    };
  };
  return {
    merchant_id: merchantId,
    accounts: accounts.map(({ name, complete, live }) => ({ name, complete, live: live ?? null })),
    test: mode(true),
    live: mode(false),
  };
}

const badMessage = (at: Date, verdict: string): BadMessageDTO => ({
  at: at.toISOString(),
  verdict,
  sentence: sentenceOf(verdict),
});

function verdictCounts(rows: readonly MessageCount[]): VerdictCountDTO[] {
  const verdicts = [...new Set(rows.map(({ verdict }) => verdict))].sort();
  return verdicts.map((verdict) => {
    const same = rows.filter((row) => row.verdict === verdict);
    return {
      verdict,
      last_24_hours: same.reduce((sum, { day }) => sum + day, 0),
      last_7_days: same.reduce((sum, { week }) => sum + week, 0),
    };
  });
}

function latestOf(rows: readonly MessageCount[]): BadMessageDTO | null {
  const [latest] = [...rows].sort((one, other) => other.last_at.getTime() - one.last_at.getTime());
  return latest ? badMessage(latest.last_at, latest.verdict) : null;
}

function paymentsOf(rows: readonly PaymentCount[]): PaymentsFoundDTO {
  const sum = (by: string, of: "found" | "untold"): number =>
    rows.reduce((total, row) => total + (row.found_by === by ? row[of] : 0), 0);
  return {
    found: rows.reduce((total, { found }) => total + found, 0),
    by: {
      notification: sum("notification", "found"),
      return: sum("return", "found"),
      job: sum("job", "found"),
      staff: sum("staff", "found"),
      session: sum("session", "found"),
    },
    without_notification: {
      return: sum("return", "untold"),
      job: sum("job", "untold"),
      staff: sum("staff", "untold"),
      session: sum("session", "untold"),
    },
  };
}
