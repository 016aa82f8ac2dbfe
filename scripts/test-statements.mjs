// Plans every statement that the tests' servers have sent about tables that grow, where no whole table is read unless nothing
// else is possible. PostgreSQL plans it for any values (explain generic_plan), on the tables as the migrations make them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireFromRoot } from "./paths.mjs";

const { tables, known } = requireFromRoot("./integration-tests/servers/growing.json");
const exceptions = Object.keys(known).map((pattern) => new RegExp(pattern));

/**
 * @param {string} folder where servers/statements.cjs has put its files
 * @param {NodeJS.ProcessEnv} env with TEST_SHOP_TEMPLATE, and where its database server is
 * @returns {Promise<{ planned: number, whole: string[] }>} `whole`: statements that read a whole table, with the plan's line
 */
export async function planStatements(folder, env) {
  const { shapeOf } = requireFromRoot("./integration-tests/servers/statements.cjs");
  const { connect, databaseUrl } = requireFromRoot("./integration-tests/servers/databases.cjs");
  const statements = new Map();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)) {
      const sql = JSON.parse(line);
      if (!exceptions.some((pattern) => pattern.test(sql))) statements.set(shapeOf(sql), sql);
    }
  }
  const whole = [];
  let planned = 0;
  if (statements.size === 0) return { planned, whole };
  for (const [name, value] of Object.entries(env)) if (name.startsWith("DB_")) process.env[name] = value;
  const client = await connect(databaseUrl(env.TEST_SHOP_TEMPLATE));
  client.ref();
  try {
    await client.query("set enable_seqscan = off");
    for (const sql of statements.values()) {
      const { rows } = await client.query(`explain (generic_plan) ${sql}`);
      planned++;
      const reads = rows
        .map((row) => row["QUERY PLAN"])
        .filter((line) => tables.some((table) => line.includes(`Seq Scan on ${table}`)));
      if (reads.length > 0) whole.push(`${reads.map((line) => line.trim()).join("; ")}: ${sql}`);
    }
  } finally {
    await client.end();
  }
  return { planned, whole };
}
