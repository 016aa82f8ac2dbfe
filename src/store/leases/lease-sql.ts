import { randomUUID } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * A lease is the right to work at something alone, for a time: `leased_until` in a row, and `lease_token` beside it where
 * somebody else may take it from whoever was too slow. Whoever has one renews it before anything is sent, and sends nothing
 * when it is no longer his; one whose process died ends by itself. All by the database's clock at the very moment.
 */
export interface NewLease {
  lease_token: string;
  leased_until: Date;
}

/** Nobody has it. */
export const isFree = (table: string): string =>
  `(${table}.leased_until is null or ${table}.leased_until < clock_timestamp())`;

/** Whoever had it has died, or is too slow. */
export const hasRunOut = "leased_until < clock_timestamp()";

export function newLease(database: Knex, seconds: number): NewLease {
  return { lease_token: randomUUID(), leased_until: leasedUntil(database, seconds) };
}

/** From now on. */
export function leasedUntil(database: Knex, seconds: number): Date {
  return database.raw("clock_timestamp() + make_interval(secs => ?)", [seconds]) as unknown as Date;
}

/** `rows`: the one that is to be leased, of this table; returned with its lease. Undefined while somebody else has it. */
export async function takeLease<Row>(
  rows: Knex.QueryBuilder,
  table: string,
  lease: NewLease,
): Promise<Row | undefined> {
  const taken: Row[] = await rows.whereRaw(isFree(table)).update(lease).returning("*");
  return taken[0];
}

/** `rows`: the one that is leased, if it still is whoever asks that has it. False when somebody else has taken it since. */
export async function renewLease(rows: Knex.QueryBuilder, until: Date): Promise<boolean> {
  const renewed: number = await rows.update({ leased_until: until });
  return renewed === 1;
}

/** `rows`: as in {@link renewLease}. */
export async function releaseLease(rows: Knex.QueryBuilder): Promise<void> {
  await rows.update({ lease_token: null, leased_until: null });
}
