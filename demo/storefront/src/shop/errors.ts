import { FetchError } from "@medusajs/js-sdk";
import type { Messages } from "../i18n/en.js";

/** A failure that has its own sentence in the dictionary. */
export class ShopError extends Error {
  constructor(readonly sentence: (t: Messages) => string) {
    super("shop error");
    this.name = "ShopError";
  }
}

/** True when the backend answered and refused, so repeating the same request would not help. */
export function isRefused(error: unknown): error is FetchError {
  return (
    error instanceof FetchError && error.status !== undefined && error.status >= 400 && error.status < 500
  );
}

export function isNotFound(error: unknown): boolean {
  return error instanceof FetchError && error.status === 404;
}

/** One sentence for the shopper. A refusal carries the backend's own words: they say what to do. */
export function describeError(error: unknown, t: Messages): string {
  if (error instanceof ShopError) return error.sentence(t);
  if (isRefused(error)) return error.message;
  if (error instanceof FetchError) return t.errors.server;
  return t.errors.unreachable;
}
