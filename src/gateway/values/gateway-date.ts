const gatewayDate = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Reads "dd.mm.yyyy HH:MM" with or without seconds, GMT (protocol §5.2, §6.1); `undefined` for anything else. */
export function parseGatewayDate(text: string): Date | undefined {
  const match = gatewayDate.exec(text.trim());
  if (!match) return undefined;

  const [, day, month, year, hour, minute, second = "00"] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const date = new Date(iso);
  // A date that does not exist, such as 31.02., is moved on by the parser or is invalid.
  return !Number.isNaN(date.getTime()) && date.toISOString() === iso ? date : undefined;
}

/**
 * The search window as the gateway takes it: five fields for each end, GMT, whole minutes (protocol §6.1). The start is
 * rounded down and the end up, so that the window is never narrower than asked.
 *
 * @throws RangeError for an invalid date: the gateway would replace it silently by three days ago
 */
export function searchWindow(from: Date | undefined, to: Date | undefined): Record<string, string> {
  return {
    ...(from ? dateFields("Start", Math.floor(from.getTime() / minuteMilliseconds)) : {}),
    ...(to ? dateFields("End", Math.ceil(to.getTime() / minuteMilliseconds)) : {}),
  };
}

const minuteMilliseconds = 60_000;

function dateFields(end: "Start" | "End", minutes: number): Record<string, string> {
  const date = new Date(minutes * minuteMilliseconds);
  if (Number.isNaN(date.getTime())) throw new RangeError("The search window needs valid dates.");

  return {
    [`${end}Year`]: String(date.getUTCFullYear()),
    [`${end}Month`]: String(date.getUTCMonth() + 1),
    [`${end}Day`]: String(date.getUTCDate()),
    [`${end}Hour`]: String(date.getUTCHours()),
    [`${end}Min`]: String(date.getUTCMinutes()),
  };
}
