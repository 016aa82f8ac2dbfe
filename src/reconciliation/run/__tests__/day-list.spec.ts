import type { GatewayOrder } from "../../../gateway";
import { readDay, type DayEnding } from "../day-list";
import type { Answer } from "../questions";

const day = "2026-03-10";
const minute = 60_000;
const tooMuch: Answer = { kind: "unusable", sentence: "too much", tooMuch: true };

/** Plays a gateway; an order stands for the part of the day that it was told in. */
async function read(
  answer: (from: Date, to: Date) => Answer | undefined,
): Promise<{ parts: string[]; asked: [Date, Date][]; ending: DayEnding }> {
  const asked: [Date, Date][] = [];
  const parts: string[] = [];
  const list = readDay(day, (from, to) => {
    asked.push([from, to]);
    return Promise.resolve(answer(from, to));
  });
  for (;;) {
    const part = await list.next();
    if (part.done) return { parts, asked, ending: part.value };
    parts.push(...part.value.map(({ orderNumber }) => orderNumber));
  }
}

const told = (from: Date): Answer => ({
  kind: "told",
  orders: [{ orderNumber: from.toISOString().slice(11, 16) } as GatewayOrder],
});

it("asks for the whole day at once", async () => {
  const { parts, asked, ending } = await read(told);
  expect(asked).toEqual([[new Date("2026-03-10T00:00:00Z"), new Date("2026-03-10T23:59:00Z")]]);
  expect(parts).toEqual(["00:00"]);
  expect(ending).toBe("whole");
});

it("reads a day that is too much in halves, without a gap and without an overlap", async () => {
  const { parts, asked, ending } = await read((from, to) =>
    to.getTime() - from.getTime() > 200 * minute ? tooMuch : told(from),
  );
  expect(parts).toEqual(["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"]);
  const read180 = asked.filter(([from, to]) => to.getTime() - from.getTime() < 200 * minute);
  read180
    .slice(1)
    .forEach(([from], index) => expect(from.getTime() - (read180[index]?.[1].getTime() ?? 0)).toBe(minute));
  expect(ending).toBe("whole");
});

it("does not halve for ever: what is too much for a quarter of an hour is left to single questions", async () => {
  const { asked, ending } = await read(() => tooMuch);
  expect(Math.min(...asked.map(([from, to]) => to.getTime() - from.getTime() + minute))).toBeGreaterThan(
    10 * minute,
  );
  expect(asked.length).toBeLessThan(300);
  expect(ending).toBe("whole");
});

it("is broken when the gateway falls silent, or when no more may be asked", async () => {
  expect((await read(() => ({ kind: "silent" }))).ending).toBe("broken");
  expect((await read((from) => (from.getUTCHours() === 0 ? tooMuch : undefined))).ending).toBe("broken");
});
