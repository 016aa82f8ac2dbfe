import { randomBytes } from "node:crypto";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CustomerRow } from "../records/rows";
import { storable } from "./sql/storable";

/** A card, masked, or another means that a customer has paid by while Assist knew who it was. */
export interface UsedMeans {
  account: string;
  live: boolean;
  /** In the gateway's word: "VISA". */
  means: string | null;
  masked_card: string | null;
  paid_at: Date;
}

const mostShown = 10;

/** Reads and writes of assist_customer. */
export class CustomerNumbers {
  constructor(private readonly database: Knex) {}

  /**
   * The number by which an account of the merchant's knows a customer, made at the first time. All requests at once get the
   * same one. It cannot be guessed: where an account checks no check value, whoever knew it could pay with the customer's card.
   */
  async of(customerId: string, account: string): Promise<CustomerRow> {
    const { rows } = await this.database.raw<{ rows: CustomerRow[] }>(
      `with made as (
         insert into assist_customer (id, customer_id, account, customer_number) values (?, ?, ?, ?)
         on conflict (customer_id, account) do nothing returning *)
       select * from made
       union all select * from assist_customer where customer_id = ? and account = ?`,
      [generateEntityId("", "ascus"), customerId, account, newNumber(), customerId, account],
    );
    // Another request may have made it between this statement's beginning and its insert.
    return rows[0] ?? this.of(customerId, account);
  }

  /** Whose number this is; undefined once the customer was forgotten. */
  async ownerOf(customerNumber: string): Promise<string | undefined> {
    const row: Pick<CustomerRow, "customer_id"> | undefined = await this.database("assist_customer")
      .where({ customer_number: customerNumber })
      .first("customer_id");
    return row?.customer_id;
  }

  async ofCustomers(customerIds: readonly string[]): Promise<CustomerRow[]> {
    const ids = customerIds.filter(storable);
    // An empty list would be a condition that no index serves.
    if (ids.length === 0) return [];
    return this.database<CustomerRow>("assist_customer").select("*").whereIn("customer_id", ids);
  }

  /** The newest of each card first; at most ten. */
  async used(customerId: string): Promise<UsedMeans[]> {
    if (!storable(customerId)) return [];
    const { rows } = await this.database.raw<{ rows: UsedMeans[] }>(
      `select * from (
         select distinct on (o.account, o.live, op.means, op.masked_card)
           o.account, o.live, op.means, op.masked_card, coalesce(op.operated_at, op.created_at) as paid_at, o.created_at
         from assist_customer c
         join assist_order o on o.customer_number = c.customer_number and o.deleted_at is null
         join assist_operation op on op.order_id = o.id and op.type = 'payment' and op.result = 'success'
         where c.customer_id = ?
         order by o.account, o.live, op.means, op.masked_card, paid_at desc, o.created_at desc) each
       order by paid_at desc, created_at desc limit ?`,
      [customerId, mostShown],
    );
    return rows;
  }

  /**
   * Assist is told of this customer no more under the numbers so far: a form that is given out again names none, and the next
   * payment gets another. True when there was any.
   */
  async forget(customerId: string): Promise<boolean> {
    if (!storable(customerId)) return false;
    return this.database.transaction(async (transaction) => {
      const rows: Pick<CustomerRow, "customer_number">[] = await transaction("assist_customer")
        .where({ customer_id: customerId })
        .delete()
        .returning("customer_number");
      const numbers = rows.map(({ customer_number: number }) => number);
      if (numbers.length === 0) return false;
      await transaction("assist_order")
        .whereIn("customer_number", numbers)
        .whereNotNull("customer_number")
        .whereNull("deleted_at")
        .update({ customer_number: null });
      return true;
    });
  }
}

/** Between letters, so that no part of it can be read as its neighbours in a payment's check string (protocol §2.3). */
function newNumber(): string {
  return `c${randomBytes(15).toString("hex")}c`;
}
