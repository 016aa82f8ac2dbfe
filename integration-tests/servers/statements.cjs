// Every statement that the tests' servers send about the plugin's tables that grow, each once with its values, so that all can be planned
// when the tests have ended (scripts/test-statements.mjs).
const { appendFileSync, mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { tables } = require("./growing.json");

/** Lists of values may have any length. */
const shapeOf = (sql) => sql.replaceAll(/\$\d+(?:, \$\d+)*/g, "$");

/** `database`: the server's own knex. `folder`: where its file is put. */
function recordStatements(database, folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.jsonl`);
  const seen = new Set();
  database.on("query", ({ sql, bindings }) => {
    if (!/^\s*(with|select|insert|update|delete)\b/i.test(sql)) return;
    if (!tables.some((table) => sql.includes(table)) || seen.has(shapeOf(sql))) return;
    seen.add(shapeOf(sql));
    appendFileSync(file, `${JSON.stringify({ sql, bindings })}\n`);
  });
}

module.exports = { recordStatements, shapeOf };
