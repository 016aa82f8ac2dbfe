import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A row as PostgreSQL writes it in JSON. */
export type Row = Record<string, unknown>;

/** What was made once in the shop, to be made again by copying its rows. */
export interface Template<Facts = unknown> {
  /** Milliseconds. */
  begunAt: number;
  madeAt: number;
  rows: Record<string, Row[]>;
  /** What there is to know of it, in which the same names occur as in the rows. */
  facts: Facts;
}

/** Medusa's ids end so; the first ten letters say when it was made. */
const aUlid = /(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{26}\b/g;
/** In GMT, also where it does not say so. */
const aTime = /\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|\+00:00)?(?=")/g;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Does the work, and reads all rows that it has written and that belong together with one of its names. They are removed. */
export async function readTemplate<Facts extends { names: string[] }>(
  database: Knex,
  make: () => Promise<Facts>,
): Promise<Template<Facts>> {
  const begunAt = Date.now();
  const since = await transactionNow(database);
  const facts = await make();
  const written = await rowsSince(database, since);
  const texts = new Map<Row, string>(
    Object.values(written).flatMap((all) => all.map((row) => [row, JSON.stringify(row)])),
  );
  const kept = new Set<Row>();
  let known = facts.names.join();
  for (let before = -1; before < kept.size;) {
    before = kept.size;
    for (const [row, text] of texts) {
      const named = [...facts.names, ...[...kept].map(({ id }) => String(id))].some((name) =>
        text.includes(name),
      );
      if (kept.has(row) || !(named || known.includes(String(row.id)))) continue;
      kept.add(row);
      known += text;
    }
  }
  const rows = Object.fromEntries(
    Object.entries(written)
      .map(([table, all]) => [table, all.filter((row) => kept.has(row))] as const)
      .filter(([, all]) => all.length > 0),
  );
  await removeRows(database, rows);
  return { begunAt, madeAt: Date.now(), rows, facts };
}

export type Copy<Facts> = Pick<Template<Facts>, "rows" | "facts">;

/** The same under new ids, as if it had been made just now. */
export function copyOf<Facts>({ begunAt, madeAt, rows, facts }: Template<Facts>): Copy<Facts> {
  // In whole seconds, as a gateway's times have no smaller part.
  const later = Math.floor((Date.now() - madeAt) / 1000) * 1000;
  const ids = new Map<string, string>();
  const newId = (id: string): string => {
    const time = timeOf(id);
    // Older ones are the shop's: its region, its product.
    if (time < begunAt) return id;
    const known = ids.get(id) ?? ulid(time + later);
    ids.set(id, known);
    return known;
  };
  return JSON.parse(
    JSON.stringify({ rows, facts })
      .replace(aUlid, newId)
      .replace(aTime, (_, time: string) => new Date(Date.parse(`${time}Z`) + later).toISOString()),
  ) as Copy<Facts>;
}

/** The same with other words for these. */
export function renamedIn<Facts>(copy: Copy<Facts>, names: Record<string, string>): Copy<Facts> {
  let text = JSON.stringify({ rows: copy.rows, facts: copy.facts });
  for (const [name, other] of Object.entries(names)) text = text.replaceAll(name, other);
  return JSON.parse(text) as Copy<Facts>;
}

/** Writes the rows into the shop; an order gets the next of its numbers. */
export async function insertCopy(database: Knex, { rows }: Copy<unknown>): Promise<void> {
  for (const order of rows.order ?? []) order.display_id = await nextDisplayId(database);
  await insertRows(database, rows);
}

function timeOf(id: string): number {
  return [...id.slice(0, 10)].reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0);
}

function ulid(time: number): string {
  const letters = Array.from({ length: 10 }, (_, at) => Math.floor(time / 32 ** (9 - at)) % 32);
  return [...letters, ...randomBytes(16)].map((place) => alphabet.charAt(place % 32)).join("");
}

/** In one statement, so that foreign keys are looked at when all is there. */
async function insertRows(database: Knex, rows: Record<string, Row[]>): Promise<void> {
  const inserts = Object.keys(rows).map(
    (table, at) =>
      `t${at} as (insert into "${table}" overriding system value select * from jsonb_populate_recordset(null::"${table}", ?::jsonb))`,
  );
  const values = Object.values(rows).map((all) => JSON.stringify(all));
  await database.raw(`with ${inserts.join(", ")} select 1`, values);
}

async function removeRows(database: Knex, rows: Record<string, Row[]>): Promise<void> {
  const deletes = Object.keys(rows).map(
    (table, at) =>
      `t${at} as (delete from "${table}" where id in (select id from jsonb_populate_recordset(null::"${table}", ?::jsonb)))`,
  );
  const values = Object.values(rows).map((all) => JSON.stringify(all));
  await database.raw(`with ${deletes.join(", ")} select 1`, values);
}

async function transactionNow(database: Knex): Promise<string> {
  const { rows } = await database.raw<{ rows: { now: string }[] }>(
    "select pg_current_xact_id()::text as now",
  );
  return rows[0]?.now ?? "";
}

async function nextDisplayId(database: Knex): Promise<number> {
  const { rows } = await database.raw<{ rows: { next: string }[] }>(
    `select nextval(pg_get_serial_sequence('"order"', 'display_id')) as next`,
  );
  return Number(rows[0]?.next);
}

async function rowsSince(database: Knex, transaction: string): Promise<Record<string, Row[]>> {
  const tables = await database("pg_tables").where({ schemaname: "public" }).pluck("tablename");
  const found: Record<string, Row[]> = {};
  for (const table of tables as string[]) {
    const { rows } = await database.raw<{ rows: { row: Row }[] }>(
      `select to_jsonb(each) as row from "${table}" each where xmin::text::bigint >= ?::bigint`,
      [transaction],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}
