import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Minutes until the job's next check of a payment, by the database's clock: from this moment of it, or from now. */
export async function pauseOf(database: Knex, orderNumber: string, from?: string): Promise<number> {
  const pause = database.raw(
    "extract(epoch from next_check_at - coalesce(?, clock_timestamp()))::float8 / 60 as pause",
    [database.raw("?::timestamptz", [from ?? null])],
  );
  const row = (await database("assist_order").where({ order_number: orderNumber }).first(pause)) as {
    pause: number | null;
  };
  return row.pause ?? Infinity;
}

/** The work puts the next check so many minutes ahead, to the nearest minute, however long it takes itself. */
export async function expectPause(
  database: Knex,
  orderNumber: string,
  minutes: number,
  work: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await database.raw<{ rows: { now: string }[] }>("select clock_timestamp()::text as now");
  await work();
  expect(Math.round(await pauseOf(database, orderNumber, rows[0]?.now))).toBeGreaterThanOrEqual(minutes);
  expect(Math.round(await pauseOf(database, orderNumber))).toBeLessThanOrEqual(minutes);
}
