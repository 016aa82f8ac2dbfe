import { AsyncLocalStorage } from "node:async_hooks";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Transport } from "../../src/gateway/wire/transport";

/** The process that did this work is dead: nothing it wanted to do after that may happen. */
export class ProcessDied extends Error {
  constructor() {
    super("The process died.");
  }
}

interface Life {
  /** Steps until death. */
  left: number;
  dead: boolean;
  /** Called at death. */
  end(): void;
}

/** The platform's transactions may wait for ever for what their dead process would have said; nobody waits for them. */
const graceMilliseconds = 5_000;

interface Pool {
  used: { resource: unknown }[];
  release(resource: unknown): boolean;
}

type Query = (connection: unknown, statement: { sql?: string; bindings?: unknown[] }) => Promise<unknown>;

/**
 * Lets a piece of work die at a chosen step, as if its process had been killed: from then on nothing of it reaches the
 * database or the gateway. Steps are questions to the database, and sending to and hearing from the gateway.
 */
export class CrashPoint {
  private readonly lives = new AsyncLocalStorage<Life>();

  constructor(private readonly database: Knex) {
    this.watchDatabase(database);
    this.watchGateway();
  }

  /** Returns the work's own answer, or "died". */
  async dieAfter<T>(steps: number, work: () => Promise<T>): Promise<T | "died"> {
    const life: Life = { left: steps, dead: false, end: () => undefined };
    const buried = new Promise<"died">((resolve) => {
      life.end = () => setTimeout(resolve, graceMilliseconds, "died").unref();
    });
    try {
      const result = await Promise.race([this.lives.run(life, work), buried]);
      return life.dead ? "died" : result;
    } catch (error) {
      if (life.dead) return "died";
      throw error;
    }
  }

  /** Whether the work that asks is dead: nobody hears its answer. */
  get died(): boolean {
    return this.lives.getStore()?.dead ?? false;
  }

  /** Of the work that asks: tells later whether it has died since. */
  witness(): () => boolean {
    const life = this.lives.getStore();
    return () => life?.dead ?? false;
  }

  /** Work that is none of the dying process's: what shoppers did before. */
  outside<T>(work: () => Promise<T>): Promise<T> {
    return this.lives.exit(work);
  }

  /** Once all work is done: connections that dead work still holds would be waited for when the shop is closed. */
  takeBackConnections(): void {
    const { pool } = this.database.client as { pool: Pool };
    for (const { resource } of [...pool.used]) pool.release(resource);
  }

  /** Throws when this work is dead, or dies now. */
  private step(): void {
    const life = this.lives.getStore();
    if (!life) return;
    if (life.left-- <= 0 && !life.dead) {
      life.dead = true;
      life.end();
    }
    if (life.dead) throw new ProcessDied();
  }

  private watchDatabase(database: Knex): void {
    const client = database.client as { constructor: { prototype: { _query: Query } } };
    const { prototype } = client.constructor;
    const query = prototype._query;
    const step = (): void => this.step();
    prototype._query = async function (this: unknown, connection, statement) {
      try {
        step();
      } catch (error) {
        // The server rolls back what a dead process left open, and the pool must not get it back unfinished.
        await query.call(this, connection, { ...statement, sql: "ROLLBACK", bindings: [] });
        throw error;
      }
      return query.call(this, connection, statement);
    };
  }

  private watchGateway(): void {
    const send = Transport.prototype.send;
    const step = (): void => this.step();
    Transport.prototype.send = async function (this: Transport, ...call) {
      step();
      const answer = await send.apply(this, call);
      step();
      return answer;
    };
  }
}
