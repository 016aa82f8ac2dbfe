import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ServerClocks } from "../server-clocks";

const now = new Date("2026-12-01T10:00:00Z");
const minutes = (count: number): number => count * 60_000;
const at = (offset: number): Date => new Date(now.getTime() + offset);

/** A database whose time stands still, and what the shop's servers have written down of their clocks, in milliseconds. */
function servers(others: number[], own: number, took = 0) {
  const written: number[] = [];
  const table = {
    insert: ({ ahead }: { ahead: number }) => Promise.resolve(written.push(ahead)),
    whereRaw: () => ({ delete: () => Promise.resolve(0) }),
  };
  const all = (): number[] => [...others, ...written.map((seconds) => seconds * 1000)];
  const reading = () => ({
    now,
    least: all().length === 0 ? null : Math.min(...all()),
    most: all().length === 0 ? null : Math.max(...all()),
  });
  const database = Object.assign(() => table, { raw: () => Promise.resolve({ rows: [reading()] }) });
  let ticks = 0;
  const clock = (): number => now.getTime() + own + (ticks++ % 2) * took;
  return { clocks: new ServerClocks(database as unknown as Knex, clock), written };
}

describe("the time by which Medusa's rows are judged", () => {
  it.each([
    ["all clocks agree", [], 0, 0],
    ["this server is behind", [], minutes(-10), minutes(-10)],
    ["this server, the only one, is ahead", [], minutes(10), minutes(10)],
    ["another server is behind", [minutes(-10), 0], 0, minutes(-10)],
    ["one is ahead and this one is not", [minutes(10), 0], 0, 0],
    ["one is ahead and one behind", [minutes(10), minutes(-10)], 0, minutes(-10)],
  ])("%s", async (_what, others, own, expected) => {
    const { clocks } = servers(others, own);
    expect(((await clocks.read()).now.getTime() - now.getTime()) / 1000).toBeCloseTo(expected / 1000, 0);
    // What this server has written down counts as well.
    expect(((await clocks.read()).now.getTime() - now.getTime()) / 1000).toBeCloseTo(expected / 1000, 0);
  });

  it("takes clocks that differ by less than a second for the same, so that what is done at once stays in its order", async () => {
    const { clocks } = servers([0], 400);
    const { latest, earliest } = await clocks.read();
    expect([latest(now), earliest(now)]).toEqual([now, now]);
  });

  it("puts a row's stamp between the first and the last moment at which it can have been written", async () => {
    const { clocks } = servers([minutes(5), minutes(-10)], 0);
    const { latest, earliest } = await clocks.read();
    expect(latest(now)).toEqual(at(minutes(10)));
    expect(earliest(now)).toEqual(at(minutes(-5)));
  });
});

describe("a server's clock", () => {
  it("is written down once, and again when it has changed", async () => {
    const { clocks, written } = servers([], minutes(-10));
    await clocks.read();
    await clocks.read();
    expect(written).toEqual([-600]);
    expect(await clocks.ahead()).toBe(minutes(-10));
  });

  it("is not judged by an answer that was long on its way", async () => {
    const { clocks, written } = servers([], 0, 5_000);
    expect(await clocks.ahead()).toBeUndefined();
    expect(written).toEqual([]);
  });
});
