import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ShopSuite } from "./suite";

interface PastOrders {
  account: string;
  count: number;
  stages?: "one" | "two";
  /** On how many days they were paid. */
  days?: number;
  /** How many days ago the last of them was paid. */
  youngest?: number;
  /** Number of the first. */
  first?: number;
}

interface PastOrder {
  orderNumber: string;
  amount: string;
  at: Date;
  billnumber: string;
  twoStage: boolean;
}

const statement = readFileSync(join(process.cwd(), "bench", "paid-orders.sql"), "utf8").replaceAll(
  /^--.*$/gm,
  "",
);

/** Orders paid some days ago, in both books and at the gateway; due for a check. */
export async function addPastOrders(
  suite: ShopSuite,
  { account, count, stages = "one", days = 1, youngest = 10, first = 1 }: PastOrders,
): Promise<PastOrder[]> {
  const { database } = suite;
  const values: Record<string, string> = {
    first: String(first),
    last: String(first + count - 1),
    days: String(days),
    youngest: String(youngest),
    account: `'${account}'`,
    stages: `'${stages}'`,
    due: "true",
  };
  const sql = statement.replaceAll(
    /(?<!:):(first|last|days|youngest|account|stages|due)\b/g,
    (_, name: string) => values[name] ?? "",
  );
  const { rows } = await database.raw<{ rows: PastOrder[] }>(sql);
  suite.assist.addPastPayments(rows.map(({ at, ...order }) => ({ ...order, at: at.toISOString() })));
  return rows;
}
