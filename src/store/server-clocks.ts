import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RowTime } from "../records/row-time";

interface Reading {
  now: Date;
  /** Of the clocks of the last day, in milliseconds; null where none is known. */
  least: number | null;
  most: number | null;
}

/** A clock that is off by less than this is taken to be right, or to be off by no more than before. */
const noticeable = 1_000;
/** A question that took longer says too little about two clocks. */
const slowest = 1_000;
const writtenAgainAfter = 6 * 60 * 60_000;

/**
 * Medusa stamps its rows with the clock of whichever server writes them, the plugin with the database's. How far the
 * servers' clocks are off is measured whenever one reads them, and shared by a table, as each server judges the others' rows. One that
 * was off a while ago has left rows: it counts for a day.
 */
export class ServerClocks {
  private written: { ahead: number; at: number } | undefined;

  /** `clock`: this server's, in milliseconds. */
  constructor(
    private readonly database: Knex,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  /** Reads the clocks; also writes this server's down where it is news. */
  async read(): Promise<RowTime> {
    const { now, least, most, ahead } = await this.measure();
    const own = ahead === undefined ? (least ?? 0) : wholeSeconds(ahead) * 1000;
    const [first, last] = [Math.min(least ?? own, own), Math.max(most ?? own, own)];
    const moved = (stamp: Date | string, by: number): Date => new Date(new Date(stamp).getTime() - by);
    return {
      now: new Date(now.getTime() + first),
      database: now,
      latest: (stamp) => moved(stamp, first),
      earliest: (stamp) => moved(stamp, last),
    };
  }

  /** How many milliseconds this server is ahead of the database; undefined where that could not be told. */
  async ahead(): Promise<number | undefined> {
    return (await this.measure()).ahead;
  }

  private async measure(): Promise<Reading & { ahead: number | undefined }> {
    const before = this.clock();
    const { rows } = await this.database.raw<{ rows: Reading[] }>(
      `select clock_timestamp() as now, (min(ahead) * 1000.0)::float8 as least, (max(ahead) * 1000.0)::float8 as most
       from assist_clock where created_at > now() - interval '1 day' and deleted_at is null`,
    );
    const after = this.clock();
    const [reading = { now: new Date(before), least: null, most: null }] = rows;
    if (after - before > slowest) return { ...reading, ahead: undefined };
    const ahead = Math.round((before + after) / 2 - reading.now.getTime());
    await this.write(ahead, after);
    return { ...reading, ahead };
  }

  private async write(ahead: number, at: number): Promise<void> {
    const { written } = this;
    const isNews =
      !written ||
      Math.abs(written.ahead - ahead) > noticeable ||
      Math.abs(at - written.at) > writtenAgainAfter;
    if (!isNews) return;
    this.written = { ahead, at };
    await this.database("assist_clock").insert({
      id: generateEntityId("", "asclk"),
      ahead: wholeSeconds(ahead),
    });
    await this.database("assist_clock").whereRaw("created_at < now() - interval '2 days'").delete();
  }
}

/** Away from zero, so that nobody's clock is further off than is written down; what nobody can notice is nothing. */
function wholeSeconds(milliseconds: number): number {
  if (Math.abs(milliseconds) < noticeable) return 0;
  return Math.sign(milliseconds) * Math.ceil(Math.abs(milliseconds) / 1000);
}
