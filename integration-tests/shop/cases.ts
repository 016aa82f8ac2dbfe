import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CaseReason, CaseRow, CaseSubject } from "../../src/records/cases";
import { subjectOf } from "../../src/records/cases";

/** Reasons of the open cases of an order number, that about its payment first. */
export async function openCases(database: Knex, orderNumber: string): Promise<CaseReason[]> {
  const rows = await database<CaseRow>("assist_case")
    .where({ order_number: orderNumber, closed_at: null })
    .orderBy("about", "desc");
  return rows.map(({ reason }) => reason);
}

/** Of the open case of an order number, or else of the one that was opened last; "none" where there is none. */
export async function caseIdOf(
  database: Knex,
  orderNumber: string,
  about: readonly CaseSubject[] = ["payment", "bill"],
): Promise<string> {
  const found = await database<CaseRow>("assist_case")
    .where({ order_number: orderNumber })
    .whereIn("about", about)
    .orderByRaw("closed_at is null desc, opened_at desc, id")
    .first();
  return found?.id ?? "none";
}

let made = 0;

/** A case as if it had been opened, and closed, before. */
export async function putCase(
  database: Knex,
  orderNumber: string,
  reason: CaseReason,
  others: Partial<Omit<CaseRow, "opened_at" | "closed_at"> & { opened_at: unknown; closed_at: unknown }> = {},
): Promise<string> {
  const id = others.id ?? `ascase_put${++made}`;
  await database("assist_case").insert({
    ...{ id, order_number: orderNumber, reason, about: subjectOf(reason), message: "It." },
    opened_at: database.fn.now(),
    money: JSON.stringify({
      state: "not-started",
      held: "0",
      captured: "0",
      refunded: "0",
      paid: [],
      shop: "",
    }),
    ...others,
  });
  return id;
}
