// The servers of the tests' shop that one process of tests uses. Few, as each takes seconds to start: a test file gets one
// that a former file has used, with a database of its own, unless that was broken. One with other settings starts Medusa
// again, in the same process.
const { spawn } = require("node:child_process");
const { closeSync, mkdirSync, openSync, readFileSync, statSync } = require("node:fs");
const { join } = require("node:path");
const { connect, copy, databaseUrl, drop, isSuperuser, maintain, nameOf, renew } = require("./databases.cjs");
const { HANGS_AFTER } = require("./hang.cjs");

const root = join(__dirname, "../..");
const logs = join(root, ".cache/logs");
const program = join(__dirname, "program.cjs");

/** For the accounts that tests make in the panel. */
const encryptionKey = Buffer.alloc(32, "only for tests").toString("base64");

/** How many are kept for the next file. */
const kept = 2;

/** How often one process starts Medusa: what was loaded before stays in its memory. */
const mostStarts = 10;

/** Variables that Medusa reads anew with each start. With others, a server needs a process of its own. */
const readAtStart = new Set([
  "ASSIST_DEADLINE",
  "ASSIST_ENCRYPTION_KEY",
  "ASSIST_PREVIOUS_ENCRYPTION_KEY",
  "ASSIST_STOREFRONT_URL",
  "ASSIST_TEST_OPTIONS",
  "ASSIST_TEST_PROVIDER",
  "LOG_LEVEL",
  "SHOP_PANEL",
]);

class ShopServers {
  #servers = [];
  #made = 0;
  #name = `w${process.env.JEST_WORKER_ID ?? "0"}`;

  /**
   * A server with these variables in its environment, for one test file at a time, on a new copy of the template.
   *
   * @param {Record<string, string>} settings
   * @param {object} [options]
   * @param {string} [options.template] the database to copy; that of scripts/test-shop.mjs unless given
   * @param {ShopServer} [options.beside] another server, whose database and gateway it shares
   * @param {number} [options.port] of such another one; any free one unless given
   */
  async lease(settings = {}, { template = process.env.TEST_SHOP_TEMPLATE, beside, port } = {}) {
    if (beside) return this.#another(settings, beside, port);
    if (!template)
      throw new Error("TEST_SHOP_TEMPLATE must name a database; npm test -- --only http sets it.");
    const kind = JSON.stringify([template, Object.entries(settings).sort()]);
    this.#servers = this.#servers.filter((server) => server.alive);
    const fit = (one) => !one.leased && one.kind !== undefined;
    let server = this.#servers.find((one) => fit(one) && one.kind === kind);
    const other = server ?? this.#servers.find((one) => fit(one) && one.canStartAgainWith(settings));
    if (server) {
      server.leased = true;
      await server.renew(template);
      await server.ask("reconnect");
      await server.ask("forget");
    } else if (other) {
      server = other;
      server.leased = true;
      server.kind = kind;
      await server.renew(template);
      await server.ask("reconnect");
      await server.startAgain(settings);
    } else {
      const idle = this.#servers.filter((one) => !one.leased);
      for (const former of idle.slice(0, Math.max(0, idle.length + 1 - kept))) await this.#end(former);
      server = new ShopServer(`${this.#name}-${++this.#made}`, kind);
      server.leased = true;
      this.#servers.push(server);
      await server.renew(template);
      await server.start(settings);
    }
    server.logFrom = server.logSize();
    return server;
  }

  async #another(settings, beside, port) {
    const server = new ShopServer(`${this.#name}-${++this.#made}`, undefined, beside);
    server.leased = true;
    this.#servers.push(server);
    await server.start(settings, port);
    return server;
  }

  /** Gives a server back for the next file; a broken one ends. */
  async release(server, broken) {
    server.listeners.clear();
    server.leased = false;
    if (broken || !server.alive || server.kind === undefined) return this.#end(server);
    // The one that was used last is the one that is kept longest.
    this.#servers = [...this.#servers.filter((one) => one !== server), server];
  }

  async #end(server) {
    this.#servers = this.#servers.filter((one) => one !== server);
    await server.end();
  }
}

class ShopServer {
  alive = true;
  leased = false;
  /** How often Medusa has been started in it. */
  starts = 0;
  settings = {};
  /** Where the log of its last start begins and ends, in bytes. */
  logOfStart = [0, 0];
  /** Where the log of the present test file begins, in bytes. */
  logFrom = 0;
  /** Called with each of Medusa's events. */
  listeners = new Set();
  /** To keep and to restore its database: many times faster than a new connection, which knows none of the tables. */
  #client;
  #asked = new Map();
  #number = 0;

  /** `kind`: for whom it is fit; undefined for one that is of no use to others. */
  constructor(name, kind, beside) {
    this.name = name;
    this.kind = kind;
    this.beside = beside;
    this.log = join(logs, `shop-${name}.log`);
    this.database = beside?.database ?? databaseUrl(`shop_${name.replaceAll("-", "_")}_${process.pid}`);
  }

  async start(settings, given) {
    const { freePorts } = await import("../../scripts/ports.mjs");
    const [free, freeForGateway] = await freePorts(0, 0);
    const port = given ?? free;
    const gatewayPort = this.beside?.gatewayPort ?? freeForGateway;
    this.url = `http://localhost:${port}`;
    this.port = port;
    this.gatewayPort = gatewayPort;
    mkdirSync(logs, { recursive: true });
    const file = openSync(this.log, "w");
    this.child = spawn(process.execPath, ["--no-warnings", program], {
      cwd: root,
      env: {
        ...process.env,
        ...this.#usual(),
        ASSIST_GATEWAY_URL: `http://127.0.0.1:${gatewayPort}`,
        // As behind a load balancer, several have one address.
        ASSIST_BACKEND_URL: (this.beside ?? this).url,
        NODE_OPTIONS: "",
        ...settings,
        NODE_ENV: "test",
        MEDUSA_DISABLE_TELEMETRY: "true",
        DATABASE_URL: this.database,
        PORT: String(port),
      },
      stdio: ["ignore", file, file, "ipc"],
      serialization: "advanced",
    });
    closeSync(file);
    // It ends when this process does, which need not wait for it.
    this.child.unref();
    this.child.channel.unref();
    const ready = new Promise((resolve) => {
      this.child.on("message", (message) => {
        if (message.ready) resolve("ready");
        else if (message.event) for (const listener of this.listeners) listener(message.event);
        else this.#answer(message);
      });
    });
    this.exited = new Promise((resolve) => {
      this.child.once("exit", (code, signal) => {
        this.alive = false;
        resolve(signal ?? `exit code ${code}`);
        for (const { reject } of this.#asked.values()) reject(new Error(`The shop's server has ended.`));
        this.#asked.clear();
      });
    });
    const outcome = await Promise.race([ready, this.exited, hang()]);
    if (outcome !== "ready") {
      await this.end();
      throw new Error(
        `The shop's server did not start (${outcome}); its log says:\n${this.readLog().slice(-5000)}`,
      );
    }
    this.settings = settings;
    this.starts++;
    this.logOfStart = [0, this.logSize()];
  }

  canStartAgainWith(settings) {
    const names = [...Object.keys(this.settings), ...Object.keys(settings)];
    return this.starts < mostStarts && names.every((name) => readAtStart.has(name));
  }

  /** Starts Medusa again in the same process, with other settings. */
  async startAgain(settings) {
    const from = this.logSize();
    const without = Object.keys(this.settings).filter((name) => !(name in settings));
    this.settings = settings;
    this.starts++;
    await this.ask("startAgain", { without, settings: { ...this.#usual(), ...settings } });
    this.logOfStart = [from, this.logSize()];
  }

  /** Variables that a file's own settings take the place of. */
  #usual() {
    return { LOG_LEVEL: "error", ASSIST_ENCRYPTION_KEY: encryptionKey };
  }

  /** What program.cjs answers. */
  ask(what, given) {
    if (!this.alive) return Promise.reject(new Error(`The shop's server has ended; see ${this.log}.`));
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.child.send({ id, ask: what, given });
    });
  }

  #answer({ id, answer, error }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error)
      asked?.reject(Object.assign(new Error(error.message), { name: error.name, stack: error.stack }));
    else asked?.resolve(answer);
  }

  /** Makes its database anew. */
  async renew(template) {
    await this.#disconnect();
    await renew(this.database, template);
  }

  async #run(statement) {
    this.#client ??= await connect(this.database);
    await this.#client.query(statement);
  }

  async #disconnect() {
    await this.#client?.end();
    this.#client = undefined;
  }

  /** From now on, this is what `restore` puts back. */
  async keep() {
    if (await isSuperuser()) return this.#run("select pristine.keep()");
    await maintain((client) =>
      client.query(`drop database if exists "${nameOf(this.database)}_kept" with (force)`),
    );
    await maintain((client) => copy(client, `${nameOf(this.database)}_kept`, nameOf(this.database)));
    await this.ask("reconnect");
  }

  /** The database as it was kept. */
  async restore() {
    if (await isSuperuser()) await this.#run("select pristine.restore()");
    else {
      await this.renew(`${nameOf(this.database)}_kept`);
      await this.ask("reconnect");
    }
    if (this.alive) await this.ask("forget");
  }

  logSize() {
    return statSync(this.log).size;
  }

  /** What it has printed and logged at its start, and since the present test file began. */
  readLog() {
    const log = readFileSync(this.log);
    return Buffer.concat([log.subarray(...this.logOfStart), log.subarray(this.logFrom)]).toString("utf8");
  }

  /** Ends it as a crash would. */
  async stop() {
    if (this.child && this.alive) {
      // Else this process, with nothing besides to wait for, would end before it and report nothing.
      this.child.ref();
      this.child.kill("SIGKILL");
    }
    await this.exited;
  }

  async end() {
    await this.stop();
    await this.#disconnect();
    if (this.beside) return;
    for (const url of [this.database, `${this.database}_kept`]) await drop(url).catch(() => undefined);
  }
}

function hang() {
  return new Promise((resolve) => void setTimeout(resolve, HANGS_AFTER, "nothing was heard of it").unref());
}

module.exports = { ShopServers, ShopServer };
