import { z } from "zod";
import { secretNames, settingNames } from "../../../../records/setting-names";
import { readInput as read } from "../read-input";
import type { WantedChange } from "../../../../accounts/editing/account-change";

/** PostgreSQL takes neither NUL nor half a character. */
const storable = /^[^\0\p{Surrogate}]*$/u;

const text = z
  .string()
  .max(2000)
  .regex(storable, "plain text")
  .transform((value) => value.trim());

/** What may be entered at all; whether it is right for its setting, the account's own schema says. */
const settingValue = z.union([
  text,
  z.number().int(),
  z.boolean(),
  z.array(z.string().max(40).regex(storable, "plain text")).max(40),
  z.null(),
]);

const secretValue = z.string().min(1).max(10_000).regex(storable, "plain text");

const settings = z.strictObject(
  Object.fromEntries(settingNames.map((name) => [name, settingValue.optional()])),
);
const secrets = z.strictObject(
  Object.fromEntries(secretNames.map((name) => [name, secretValue.nullable().optional()])),
);

const newAccount = z.strictObject({
  name: z.string().max(40),
  settings: settings.default({}),
  secrets: secrets.default({}),
});

const change = z.strictObject({
  revision: z.number().int().min(0).max(2_000_000_000),
  settings: settings.default({}),
  secrets: secrets.default({}),
});

const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** Throws INVALID_DATA naming each field that cannot be used, and never repeats a value. */
export function readNewAccount(body: unknown): WantedChange & { name: string } {
  const { name, ...wanted } = read(newAccount, body);
  return { name, ...emptied(wanted) };
}

export function readAccountChange(body: unknown): WantedChange & { revision: number } {
  const { revision, ...wanted } = read(change, body);
  return { revision, ...emptied(wanted) };
}

export function readPage(query: unknown): { limit: number; offset: number } {
  return read(page, query);
}

/** An emptied box means "not set", but for the delimiter, of which nothing is a value. */
function emptied({
  settings: given,
  secrets: texts,
}:
  | z.output<typeof newAccount>
  | z.output<typeof change>
  | Omit<z.output<typeof change>, "revision">): WantedChange {
  const entries = Object.entries(given).map(([name, value]) => [
    name,
    value === "" && name !== "requestDelimiter"
      ? null
      : typeof value === "number" && name === "merchantId"
        ? String(value)
        : value,
  ]);
  return { settings: Object.fromEntries(entries), secrets: texts };
}
