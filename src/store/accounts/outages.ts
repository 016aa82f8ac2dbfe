import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OutageRow } from "../../records/rows";

/** An account whose due orders the job cannot ask about. */
export type Outage = Pick<OutageRow, "account" | "since" | "message">;

/** A gateway that is being repaired is back by then. */
const toldAfterHours = 24;

/** Accounts about whose orders the job gets no answer: one notice for each, not one for each of its orders. */
export class Outages {
  constructor(private readonly database: Knex) {}

  /** A run had orders to ask about and got no answer. The time stays that of the first such run. */
  async note(account: string, message: string): Promise<void> {
    const said = { message, updated_at: this.database.fn.now() };
    await this.database("assist_outage")
      .insert({ id: generateEntityId("", "asout"), account, since: this.database.fn.now(), ...said })
      .onConflict(this.database.raw("(account) where deleted_at is null"))
      .merge(said);
  }

  /** The gateway has answered. */
  async end(account: string): Promise<void> {
    await this.database("assist_outage").where({ account }).delete();
  }

  /**
   * Those that staff should know of, the longest first: for a day nobody has had an answer about any of the account's
   * orders, and some are to be looked at still.
   */
  async toShow(): Promise<Outage[]> {
    const silent = (column: string) => this.database.ref(`assist_outage.${column}`);
    const orders = () =>
      this.database("assist_order").where("assist_order.account", silent("account")).whereNull("deleted_at");
    return (
      this.database("assist_outage")
        .select<Outage[]>("account", "since", "message")
        .whereRaw("since <= now() - make_interval(hours => ?)", [toldAfterHours])
        .whereNull("deleted_at")
        .whereExists(orders().whereNotNull("next_check_at"))
        // One whose shopper has not left yet is looked at without asking.
        .whereNotExists(orders().whereNotNull("handed_off_at").where("checked_at", ">", silent("since")))
        .orderBy("since")
    );
  }
}
