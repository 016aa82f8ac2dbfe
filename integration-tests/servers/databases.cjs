// The databases of the tests' shop, on the PostgreSQL of the environment (scripts/postgres.mjs).
const { Client } = require("pg");

function databaseUrl(name) {
  const { DB_HOST, DB_PORT, DB_USERNAME = "", DB_PASSWORD = "" } = process.env;
  if (!DB_HOST) throw new Error("DB_HOST must name a PostgreSQL; npm test -- --only http sets it.");
  return `postgres://${encodeURIComponent(DB_USERNAME)}:${encodeURIComponent(DB_PASSWORD)}@${DB_HOST}:${DB_PORT}/${name}`;
}

const nameOf = (url) => new URL(url).pathname.slice(1);

async function connect(connectionString) {
  const client = new Client({ connectionString });
  // One that nobody uses may be ended from outside.
  client.on("error", () => undefined);
  await client.connect();
  client.unref();
  return client;
}

async function connected(connectionString, work) {
  const client = await connect(connectionString);
  client.ref();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const maintain = (work) => connected(databaseUrl(process.env.DB_MAINTENANCE ?? "postgres"), work);
const run = (url, statement) => connected(url, (client) => client.query(statement));

let superuser;
/** Only a superuser may put rows back past foreign keys; for others the whole database is copied. */
function isSuperuser() {
  superuser ??= maintain(async (client) => {
    const { rows } = await client.query("select rolsuper from pg_roles where rolname = current_user");
    return rows[0].rolsuper;
  });
  return superuser;
}

/** PostgreSQL copies no database that somebody is connected to. */
async function copy(client, name, template) {
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [template]);
  await client.query(`create database "${name}" template "${template}"`);
}

/** Makes a database anew, whoever is connected to it. */
function renew(url, template) {
  return maintain(async (client) => {
    await client.query(`drop database if exists "${nameOf(url)}" with (force)`);
    await client.query(`create database "${nameOf(url)}" template "${template}"`);
  });
}

function drop(url) {
  return maintain((client) => client.query(`drop database if exists "${nameOf(url)}" with (force)`));
}

module.exports = { connect, copy, databaseUrl, drop, isSuperuser, maintain, nameOf, renew, run };
