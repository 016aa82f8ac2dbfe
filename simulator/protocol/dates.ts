/** Dates of the gateway are GMT, `dd.mm.yyyy HH:MM:SS`. */
function two(n: number): string {
  return String(n).padStart(2, "0");
}

export function gatewayMinute(date: Date): string {
  const day = `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

export function gatewayDate(date: Date): string {
  return `${gatewayMinute(date)}:${two(date.getUTCSeconds())}`;
}

/** Pay_until: `YYYYMMDDThhmm`, GMT (§9.1). Undefined when it is no such minute. */
export function readPayUntil(text: string): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return payUntilText(date) === text ? date : undefined;
}

export function payUntilText(date: Date): string {
  const day = `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`;
  return `${day}T${two(date.getUTCHours())}${two(date.getUTCMinutes())}`;
}

export interface Window {
  from: number;
  to: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Search window of orderstate and orderresult: three days back unless Start and End say otherwise; invalid dates count as not given (§6.1). */
export function searchWindow(value: (name: string) => string, now: number): Window {
  const from = dateFrom(value, "start") ?? now - 3 * DAY;
  const to = dateFrom(value, "end") ?? now;
  return from <= to ? { from, to } : { from: now - 3 * DAY, to: now };
}

/** Window of resultbydate: at most 24 hours, else the last three (§6.3). */
export function periodWindow(value: (name: string) => string, now: number): Window {
  const from = dateFrom(value, "start");
  const to = dateFrom(value, "end");
  if (from === undefined || to === undefined || from > to || to - from > DAY + MINUTE)
    return { from: now - 3 * HOUR, to: now };
  return { from, to };
}

/** Start is the beginning of its minute, End the end of its minute; a missing hour and minute are 00:00 and 23:59 [guess]. */
function dateFrom(value: (name: string) => string, edge: "start" | "end"): number | undefined {
  const part = (name: string, missing: number | undefined) => {
    const text = value(edge + name);
    if (text === "") return missing;
    return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  };
  const year = part("year", undefined);
  const month = part("month", undefined);
  const day = part("day", undefined);
  const hour = part("hour", edge === "start" ? 0 : 23);
  const minute = part("min", edge === "start" ? 0 : 59);
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    hour === undefined ||
    minute === undefined
  )
    return undefined;
  if (year < 1970 || hour > 23 || minute > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return edge === "start" ? date.getTime() : date.getTime() + MINUTE - 1;
}
