import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { FoundBy, OrderRow } from "../../records/orders";

export type KnownOrder = Pick<OrderRow, "order_number" | "currency" | "handed_off_at">;

/** The last genuine and the last refused message of a merchant id, test and live apart. */
export interface LastMessages {
  merchant_id: string;
  test_mode: boolean;
  good_at: Date | null;
  bad_at: Date | null;
  bad_verdict: string | null;
}

/** How many messages there were; both periods end now. Merchant id and flag are null where they could not be read. */
export interface MessageCount {
  merchant_id: string | null;
  test_mode: boolean | null;
  verdict: string;
  last_at: Date;
  day: number;
  week: number;
}

/** Payments of the last seven days, by who first saw their money. */
export interface PaymentCount {
  account: string;
  live: boolean;
  found_by: FoundBy;
  found: number;
  /** Those of them about which no genuine message ever came. */
  untold: number;
}

/** How well Assist's notifications come in: three statements, whatever the number of accounts. Trial messages do not count. */
export class NotificationHealth {
  constructor(private readonly database: Knex) {}

  async lastMessages(merchantIds: readonly string[]): Promise<LastMessages[]> {
    const last = (verdict: string) =>
      `left join lateral (
         select received_at, verdict from assist_notification n
         where n.merchant_id = m.merchant_id and n.test_mode = t.test_mode and ${verdict}
           and not trial and deleted_at is null
         order by received_at desc limit 1)`;
    const { rows } = await this.database.raw<{ rows: LastMessages[] }>(
      `select m.merchant_id, t.test_mode, good.received_at as good_at,
         bad.received_at as bad_at, bad.verdict as bad_verdict
       from unnest(?::text[]) as m(merchant_id) cross join (values (true), (false)) as t(test_mode)
       ${last("verdict = 'genuine'")} good on true
       ${last("verdict <> 'genuine'")} bad on true`,
      [[...merchantIds]],
    );
    return rows;
  }

  async messageCounts(): Promise<MessageCount[]> {
    const { rows } = await this.database.raw<{ rows: MessageCount[] }>(
      `select merchant_id, test_mode, verdict, max(received_at) as last_at,
         coalesce(sum(messages) filter (where received_at > now() - interval '24 hours'), 0)::int as day, sum(messages)::int as week
       from assist_notification, lateral (select case when verdict = 'genuine' then 1 else times end as messages) of_row
       where received_at > now() - interval '7 days' and not trial and deleted_at is null
       group by merchant_id, test_mode, verdict`,
    );
    return rows;
  }

  async paymentCounts(accounts: readonly string[]): Promise<PaymentCount[]> {
    const { rows } = await this.database.raw<{ rows: PaymentCount[] }>(
      `select account, live, found_by, count(*)::int as found,
         count(*) filter (where not exists (
           select 1 from assist_notification n
           where n.order_number = o.order_number and n.verdict = 'genuine' and n.deleted_at is null))::int as untold
       from assist_order o
       where account = any(?::text[]) and live in (true, false)
         and found_at > now() - interval '7 days' and deleted_at is null
       group by account, live, found_by`,
      [[...accounts]],
    );
    return rows;
  }

  /** The accounts of which some order has been paid or held. */
  async paidAccounts(accounts: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.database.raw<{ rows: { account: string }[] }>(
      `select a.account from unnest(?::text[]) as a(account)
       where exists (
         select 1 from assist_order o
         where o.account = a.account and o.live in (true, false) and o.found_at is not null and o.deleted_at is null)`,
      [[...accounts]],
    );
    return new Set(rows.map(({ account }) => account));
  }

  /** The verdict under which a message about an order number was stored last. */
  async verdictOf(orderNumber: string): Promise<string | undefined> {
    const row = await this.database<{ verdict: string }>("assist_notification")
      .select("verdict")
      .where({ order_number: orderNumber, deleted_at: null })
      .orderBy("received_at", "desc")
      .first();
    return row?.verdict;
  }

  /** A payment of the account that the gateway has shown, the newest: its answers can be checked against it. */
  async knownOrderOf(account: string, live: boolean): Promise<KnownOrder | undefined> {
    return this.database<OrderRow>("assist_order")
      .select("order_number", "currency", "handed_off_at")
      .where({ account, live, deleted_at: null })
      .whereNotNull("found_at")
      .orderBy("found_at", "desc")
      .first();
  }
}
