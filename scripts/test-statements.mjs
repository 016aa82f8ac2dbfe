// Plans every statement that the tests' servers have sent about tables that grow. At the end of the tests no whole table may be
// read unless nothing else is possible, on the tables as the migrations make them and for any values (explain generic_plan); in
// the bench of growth none may be read by the plan that PostgreSQL chooses for the tests' values with a shop of years.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { requireFromRoot, root } from "./paths.mjs";

const { tables, known } = requireFromRoot("./integration-tests/servers/growing.json");
const exceptions = Object.keys(known).map((pattern) => new RegExp(pattern));

/** Those of the last run of the tests. */
const kept = join(root, ".cache", "statements.json");

/**
 * @param {string} folder where servers/statements.cjs has put its files
 * @param {NodeJS.ProcessEnv} env with TEST_SHOP_TEMPLATE, and where its database server is
 * @returns {Promise<{ planned: number, whole: string[] }>} `whole`: statements that read a whole table, with the plan's line
 */
export async function planStatements(folder, env) {
  const { connect, databaseUrl } = requireFromRoot("./integration-tests/servers/databases.cjs");
  const statements = collect(folder);
  if (statements.length === 0) return { planned: 0, whole: [] };
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(statements, undefined, 1));
  for (const [name, value] of Object.entries(env)) if (name.startsWith("DB_")) process.env[name] = value;
  const client = await connect(databaseUrl(env.TEST_SHOP_TEMPLATE));
  client.ref();
  try {
    await client.query("set enable_seqscan = off");
    return await planOn(statements, ({ sql }) => client.query(`explain (generic_plan) ${sql}`));
  } finally {
    await client.end();
  }
}

/** The same of the last run of the tests, as PostgreSQL would do it in this database; undefined when no tests have run here. */
export async function planStatementsOfTests(client) {
  if (!existsSync(kept)) return undefined;
  return planOn(JSON.parse(readFileSync(kept, "utf8")), ({ sql, bindings }) =>
    client.query(`explain ${sql}`, bindings),
  );
}

/** Each shape once. */
function collect(folder) {
  const { shapeOf } = requireFromRoot("./integration-tests/servers/statements.cjs");
  const statements = new Map();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)) {
      const statement = JSON.parse(line);
      const { sql } = statement;
      if (!exceptions.some((pattern) => pattern.test(sql))) statements.set(shapeOf(sql), statement);
    }
  }
  return [...statements.values()];
}

async function planOn(statements, explain) {
  const whole = [];
  for (const statement of statements) {
    const { sql } = statement;
    const { rows } = await explain(statement);
    const reads = rows
      .map((row) => row["QUERY PLAN"])
      .filter((line) => tables.some((table) => new RegExp(`Seq Scan on ${table}\\b`).test(line)));
    if (reads.length > 0) whole.push(`${reads.map((line) => line.trim()).join("; ")}: ${sql}`);
  }
  return { planned: statements.length, whole };
}
