import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { errorMessage, isOfDatabase } from "./error-message";

/**
 * All that a line may name, in this order. A log is kept and read by many: nothing here may be a secret or tell who pays, so
 * whatever else an object has, such as a row that is handed in whole, is left out.
 */
const fieldNames = [
  /** Order number at Assist. */
  "order",
  /** Id of Medusa's order. */
  "shop_order",
  "account",
  /** Number of a bill, or its id as long as it has none. */
  "bill",
  /** Why staff are shown an order. */
  "case",
  /** Of the check of a notification. */
  "verdict",
  /** Ids of users. */
  "users",
  /** Id of the user or secret API key who asked for it. */
  "actor",
  /** How many rows of which table. */
  "rows",
  /** How many things were left as they are. */
  "left",
] as const;

export type LogFields = Partial<Record<(typeof fieldNames)[number], string | number | undefined>>;

/** `message`: a sentence; of what it speaks goes into the fields, and what went wrong (what was thrown, or in words) into `error`. */
type Write = (message: string, fields?: LogFields, error?: unknown) => void;

/**
 * - error: money may be wrong, or something was given up.
 * - warn: somebody should know.
 * - info: something that is seldom and as it should be.
 * - debug: all else. Where an error was thrown goes here alone.
 */
export type Log = Record<"error" | "warn" | "info" | "debug", Write>;

/** The plugin's only way to Medusa's logger. */
export function logOf(container: Pick<MedusaContainer, "resolve">): Log {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  const at =
    (level: keyof Log): Write =>
    (message, fields = {}, error) => {
      const line = lineOf(message, fields, error);
      logger[level](line);
      const frames = framesOf(error);
      if (frames !== "") logger.debug(`${line}\n${frames}`);
    };
  return { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") };
}

function lineOf(message: string, fields: LogFields, error: unknown): string {
  const told: [string, string | number | undefined][] = [
    ...fieldNames.map((name) => [name, fields[name]] as [string, string | number | undefined]),
    ["error", error === undefined ? undefined : errorMessage(error)],
  ];
  const shown = told.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${fieldValue(value)}`],
  );
  return [`medusa-payment-assist: ${message.replaceAll(/\s+/g, " ")}`, ...shown].join(" ");
}

/** Quoted where it could be taken for more than one value, so that a line stays one. */
function fieldValue(value: string | number): string {
  const text = String(value);
  return /^[^\s"=\p{C}]+$/u.test(text) ? text : JSON.stringify(text);
}

/** Where an error was thrown. A database's error may repeat in its stack what was being stored. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error) || isOfDatabase(error)) return "";
  return (error.stack ?? "").match(/^ +at .+$/gm)?.join("\n") ?? "";
}
