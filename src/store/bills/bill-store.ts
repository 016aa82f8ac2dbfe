import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AccountVersion } from "../../records/account-rows";
import { BillPlans, type Sending } from "./bill-plans";
import {
  openBillStates,
  unresolvedBillStates,
  type BillChange,
  type BillRow,
  type BillRowState,
  type NewBill,
  type NextBillState,
  type SessionOfBill,
} from "../../records/bills";
import { askedWithBill } from "../../rules/schedule/list-day";
import { newLease } from "../leases/lease-sql";
import { noLaterThan, planned } from "../sql/plan-version";
import { storable } from "../sql/storable";
import { Undone, unlessTaken, unlessUndone } from "../sql/transactions";
import { isUnchanged } from "../accounts/unchanged";

/**
 * Writes of assist_bill. Every change of state names the states that it may come from, so that of two who would change
 * a bill at once one is told that he came too late.
 */
export class BillStore extends BillPlans {
  /** `leaseSeconds`: of the lease that whoever makes a bill has of it, see bill-lease.ts. */
  constructor(
    database: Knex,
    private readonly leaseSeconds: number,
  ) {
    super(database);
  }

  /** Reserves the order's one place for an open bill. Undefined when it is taken. Whoever gets it has the bill's lease. */
  async reserve(bill: NewBill): Promise<BillRow | undefined> {
    return unlessTaken(() => this.insert({ ...bill, origin: "staff" }));
  }

  /**
   * The same for the bill of an order that was placed to be paid by link. `session`: the one of its checkout, which gets
   * no other bill; absent when its former bill is over. Undefined also when the session has had its bill.
   */
  async reserveAtCheckout(bill: NewBill, session: SessionOfBill | undefined): Promise<BillRow | undefined> {
    return unlessTaken(() =>
      this.database.transaction(async (transaction) => {
        const store = new BillStore(transaction, this.leaseSeconds);
        if (session) {
          const registered = await transaction("assist_order")
            .where({ payment_session_id: session.id, kind: "checkout", handed_off_at: null })
            .update({ kind: "bill", updated_at: transaction.fn.now() });
          if (registered !== 1) return undefined;
        }
        return store.insert({
          ...bill,
          origin: "checkout",
          ...(session && { payment_session_id: session.id, payment_collection_id: session.collectionId }),
        });
      }),
    );
  }

  private async insert(bill: Partial<BillRow> & NewBill): Promise<BillRow | undefined> {
    const [row] = await this.bills()
      .insert({
        id: generateEntityId("", "asbil"),
        ...bill,
        // The driver takes an array for one of PostgreSQL's own.
        means: bill.means && (JSON.stringify(bill.means) as unknown as BillRow["means"]),
        state: "preparing",
        state_since: this.now(),
        sent_times: 0,
        next_check_at: this.soon(),
        ...newLease(this.database, this.leaseSeconds),
      })
      .returning("*");
    return row;
  }

  /**
   * Nothing was sent under the bill's number, and nothing shall be: the order's one place goes to another bill. Undefined
   * when the former is not what it was. Whoever gets the row has the bill's lease.
   */
  async passOn(former: Pick<BillRow, "id">, bill: NewBill, message: string): Promise<BillRow | undefined> {
    return this.database.transaction(async (transaction) => {
      const store = new BillStore(transaction, this.leaseSeconds);
      const closed = await store.move(former.id, ["preparing"], { state: "not-made", message });
      return closed && store.insert({ ...bill, origin: "checkout" });
    });
  }

  /**
   * Writes down that createbill is about to be sent for the payment session: from now on its order number is looked
   * after as one that may be paid until the bill's last day. False when the session, the bill or the account is not
   * what it was, or the number was registered for another account or the account's other mode: its payment would count
   * for nothing, or would be looked for where it is not.
   */
  async begin(
    bill: BillRow,
    session: SessionOfBill,
    account: AccountVersion & { live: boolean },
    terms: Pick<BillRow, "valid_until" | "sending" | "kind"> = bill,
  ): Promise<boolean> {
    return unlessUndone(() =>
      this.database.transaction(async (transaction) => {
        const registered = await transaction("assist_order")
          .where({ payment_session_id: session.id, order_number: session.number })
          .where({ account: account.name, live: account.live })
          .where((unused) => unused.whereNull("handed_off_at").orWhere("kind", "bill"))
          .where(isUnchanged(transaction, account))
          .update({
            kind: "bill",
            handed_off_at: transaction.raw("coalesce(handed_off_at, now())"),
            last_handed_off_at: terms.valid_until,
            next_check_at: transaction.raw("now() + interval '4 minutes'"),
            // The bill is due before that.
            list_day: askedWithBill,
            ...planned(transaction),
            updated_at: transaction.fn.now(),
          });
        const begun = await transaction("assist_bill")
          .where({ id: bill.id, state: "preparing" })
          .update({
            state: "creating" satisfies NextBillState<"preparing">,
            state_since: transaction.fn.now(),
            unresolved_since: transaction.fn.now(),
            valid_until: terms.valid_until,
            sending: terms.sending,
            kind: terms.kind,
            message: null,
            number: session.number,
            payment_session_id: session.id,
            payment_collection_id: session.collectionId,
            // Should this process die now: the number is asked about with the bill, which may have been put off for hours.
            next_check_at: noLaterThan(transaction, 60) as unknown as Date,
            sent_times: 1,
            sent_at: transaction.raw("clock_timestamp()"),
            updated_at: transaction.fn.now(),
          });
        if (registered !== 1 || begun !== 1) throw new Undone();
      }),
    );
  }

  /**
   * The session that a bill will be paid in, before it is begun: however often that is tried, there is one. `bill` as it
   * was read; false when it has another session by now, or is begun.
   */
  async attach(bill: Pick<BillRow, "id" | "payment_session_id">, session: SessionOfBill): Promise<boolean> {
    return unlessUndone(async () =>
      this.database.transaction(async (transaction) => {
        // A bill's from now on, as those of the checkout: what is wrong with it is for the bill to say, and to end.
        await transaction("assist_order").where({ payment_session_id: session.id }).update({ kind: "bill" });
        const changed = await transaction<BillRow>("assist_bill")
          .where({ id: bill.id, payment_session_id: bill.payment_session_id, state: "preparing" })
          .update({ payment_session_id: session.id, payment_collection_id: session.collectionId });
        if (changed !== 1) throw new Undone();
      }),
    );
  }

  /**
   * Changes the state if it is still one of `from`; which may follow which see records/bills.ts. Undefined when it is not.
   * A new state is due to be told.
   */
  async move<From extends BillRowState>(
    id: string,
    from: readonly From[],
    change: BillChange<From>,
  ): Promise<BillRow | undefined> {
    return this.change(this.bills().where({ id }), from, change);
  }

  /** There is none at Assist, and none is wanted. Undefined also when createbill was sent since `bill` was read. */
  async closeUnmade(bill: Sending, message: string): Promise<BillRow | undefined> {
    return this.change(this.asSent(bill), ["preparing", "creating", "unknown"], {
      state: "not-made",
      message,
    });
  }

  private async change<From extends BillRowState>(
    bills: Knex.QueryBuilder<BillRow, BillRow[]>,
    from: readonly From[],
    change: BillChange<From>,
  ): Promise<BillRow | undefined> {
    const ended = !openBillStates.some((open) => open === change.state);
    const unresolved = unresolvedBillStates.some((state) => state === change.state);
    const [row] = await bills
      .where({ deleted_at: null })
      .whereIn("state", from)
      .update({
        ...change,
        state_since: this.database.raw("case when state = ? then state_since else now() end", [
          change.state,
        ]) as unknown as Date,
        unresolved_since: unresolved
          ? (this.database.raw("coalesce(unresolved_since, now())") as unknown as Date)
          : null,
        ...(ended ? { ended_at: this.database.raw("coalesce(ended_at, now())") as unknown as Date } : {}),
        next_check_at: this.soon(),
        updated_at: this.database.fn.now() as unknown as Date,
      })
      .returning("*");
    return row;
  }

  /**
   * There is certainly none at Assist, and it is still wanted: the same is to be sent again at `next`, as if for the first
   * time; sooner where somebody has asked for that since `bill` was read. Undefined also when createbill was sent since.
   */
  async putBack(
    bill: Sending & Pick<BillRow, "plan_version">,
    message: string,
    next: Date,
  ): Promise<BillRow | undefined> {
    return this.database.transaction(async (transaction) => {
      const store = new BillStore(transaction, this.leaseSeconds);
      // Orders before bills, as everywhere.
      await transaction("assist_order")
        .whereIn("payment_session_id", store.bills().where({ id: bill.id }).select("payment_session_id"))
        .select("id")
        .forUpdate();
      const [row] = await store
        .asSent(bill)
        .where({ origin: "checkout", deleted_at: null })
        .whereIn("state", ["preparing", "creating", "unknown"])
        .update({
          state: "preparing" satisfies NextBillState<"preparing" | "creating" | "unknown">,
          state_since: this.now(),
          unresolved_since: null,
          sent_times: 0,
          message,
          next_check_at: store.unlessPlannedAnew(bill, next),
          updated_at: this.now(),
        })
        .returning("*");
      // The next try may be hours away. Until then the number has a plan of its own, should Assist know it after all; and
      // whoever is about to plan that it is asked about with this bill is too late.
      if (row?.payment_session_id) {
        await transaction("assist_order")
          .where({ payment_session_id: row.payment_session_id })
          .update({ next_check_at: transaction.ref("next_check_at") });
      }
      return row;
    });
  }

  /** Notes what was seen without a change of state; when to look again is for {@link plan}. */
  async note(
    id: string,
    noted: Partial<
      Pick<BillRow, "message" | "checked_at" | "fully_checked_at" | "token" | "link" | "reminded_at">
    >,
  ): Promise<void> {
    await this.bills()
      .where({ id })
      .update({ ...noted, updated_at: this.database.fn.now() as unknown as Date });
  }

  /** The event of this state went out. */
  async told(id: string, state: BillRowState): Promise<void> {
    await this.bills().where({ id, state }).update({ announced_state: state });
  }

  /** Nobody can pay it any more, apart from who has begun: its order number is looked after as after a checkout. */
  async endHandOff(sessionId: string): Promise<void> {
    await this.database("assist_order")
      .where({ payment_session_id: sessionId })
      .update({
        last_handed_off_at: this.database.raw("greatest(handed_off_at, least(last_handed_off_at, now()))"),
        next_check_at: this.database.fn.now(),
        updated_at: this.database.fn.now(),
      });
  }

  async byId(id: string): Promise<BillRow | undefined> {
    return storable(id) ? this.bills().where({ id, deleted_at: null }).first() : undefined;
  }

  async bySession(sessionId: string): Promise<BillRow | undefined> {
    return this.bills().where({ payment_session_id: sessionId, deleted_at: null }).first();
  }

  async openOf(orderId: string): Promise<BillRow | undefined> {
    return this.bills()
      .where({ order_id: orderId, deleted_at: null })
      .whereIn("state", openBillStates)
      .first();
  }

  /** The first of an order that was placed to be paid by link: its session is the one that the customer chose. */
  async ofCheckout(orderId: string): Promise<BillRow | undefined> {
    return this.bills()
      .where({ order_id: orderId, origin: "checkout", deleted_at: null })
      .whereNotNull("payment_session_id")
      .orderBy(["created_at", "id"])
      .first();
  }

  /** Newest first. */
  async of(orderId: string): Promise<BillRow[]> {
    return this.bills()
      .where({ order_id: orderId, deleted_at: null })
      .orderBy([
        { column: "created_at", order: "desc" },
        { column: "id", order: "desc" },
      ]);
  }

  private soon(): Date {
    return this.database.raw("now() + interval '1 minute'") as unknown as Date;
  }
}
