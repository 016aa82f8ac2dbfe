/** Text that is not the JSON we accept. */
export class JsonError extends Error {
  override readonly name = "JsonError";
}

/**
 * A parsed answer. Numbers are kept as the decimal text in which they arrived: no amount and no 16-digit billnumber
 * passes through a binary float. Objects are maps with names in lower case (protocol §4.3): "__proto__" is a name
 * like any other.
 */
export type JsonValue = string | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

const maxDepth = 16;
const maxLength = 16 * 1024 * 1024;
/** A string, or a number outside of strings. Strings are matched first so that digits inside them are left alone. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * @throws JsonError for ill-formed or cut-off text, numbers with an exponent ("1e21"), nesting deeper than 16, and
 *   names that differ only in letter case
 */
export function parseJson(text: string): JsonValue {
  if (text.length > maxLength) throw new JsonError("The JSON is too long.");

  const json = text.replace(/^\uFEFF/, "");
  // First as it is: quoting the numbers of an ill-formed text could make it well-formed.
  parseOrThrow(json);
  return readValue(parseOrThrow(json.replace(stringOrNumber, quoteNumber)), 0);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

function quoteNumber(token: string): string {
  if (token.startsWith('"')) return token;

  if (/[eE]/.test(token)) throw new JsonError("The JSON has a number with an exponent.");

  return `"${token}"`;
}

function parseOrThrow(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The engine's own message quotes the text.
    throw new JsonError("The JSON is not well-formed.");
  }
}

function readValue(value: unknown, depth: number): JsonValue {
  if (depth > maxDepth) throw new JsonError("The JSON is nested too deep.");

  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;

  if (Array.isArray(value)) return value.map((item) => readValue(item, depth + 1));

  const object = new Map<string, JsonValue>();
  for (const [name, member] of Object.entries(value as object)) {
    const key = name.toLowerCase();
    if (object.has(key)) throw new JsonError("The JSON has the same name twice.");

    object.set(key, readValue(member, depth + 1));
  }
  return object;
}
