const payUntil = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/;
const minuteMilliseconds = 60_000;

/**
 * `YYYYMMDDThhmm` in GMT, as createbill takes it (protocol §9.1). Whole minutes: rounded down, so that a bill never
 * outlives the moment asked for.
 *
 * @returns `undefined` for a moment that has no such form
 */
export function payUntilText(moment: Date): string | undefined {
  const date = new Date(Math.floor(moment.getTime() / minuteMilliseconds) * minuteMilliseconds);
  if (Number.isNaN(date.getTime()) || !/^\d{4}-/.test(date.toISOString())) return undefined;

  return date.toISOString().slice(0, 16).replace(/[-:]/g, "");
}

/** Reads the same form; `undefined` for anything else, such as the 31st of February. */
export function parsePayUntil(text: string): Date | undefined {
  const match = payUntil.exec(text.trim());
  if (!match) return undefined;

  const [whole, year, month, day, hour, minute] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`);
  // A date that does not exist is moved on by the parser or is invalid.
  return payUntilText(date) === whole ? date : undefined;
}
