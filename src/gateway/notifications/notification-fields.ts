/** More than the protocol's forty fields (§5.2), with room for new ones. */
const maxFields = 100;
const maxNameLength = 64;
/** ordercomment, the longest field, has 4000 characters; a signature has about 400. */
const maxValueLength = 8192;

export type NotificationFields =
  { ok: true; fields: Readonly<Record<string, string>> } | { ok: false; problem: string };

/**
 * Brings a parsed form to one string per name. A field sent twice could be read one way by the check and another way
 * by the shop, so it is refused, as is anything nested.
 */
export function readNotificationFields(input: unknown): NotificationFields {
  const entries = fieldEntries(input);
  if (!entries) return { ok: false, problem: "The message is not a form." };

  if (entries.length > maxFields) return { ok: false, problem: "The message has too many fields." };

  // Without a prototype: a field called "constructor" or "__proto__" is a field like any other.
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of entries) {
    if (typeof name !== "string" || name.length > maxNameLength)
      return { ok: false, problem: "A field's name is too long." };

    const key = name.toLowerCase();
    if (typeof value !== "string") return { ok: false, problem: "A field is doubled or nested." };

    if (value.length > maxValueLength) return { ok: false, problem: "A field is too long." };

    if (key in fields) return { ok: false, problem: "A field is doubled." };

    fields[key] = value;
  }
  return { ok: true, fields: Object.freeze(fields) };
}

function fieldEntries(input: unknown): [unknown, unknown][] | undefined {
  if (input instanceof URLSearchParams || input instanceof Map) return [...input.entries()];

  if (typeof input !== "object" || input === null || Array.isArray(input)) return undefined;

  return Object.entries(input);
}
