import type { OperationResult, OperationType } from "./order";
import { responseCodeClass } from "../wire/codes";

const types: ReadonlyMap<string, OperationType> = new Map([
  ["100", "payment"],
  ["200", "confirmation"],
  ["300", "cancellation"],
  ["500", "bonus"],
]);

/** Reads `operationtype` (protocol §8.3). */
export function operationType(text: string): OperationType {
  return types.get(text) ?? "other";
}

/** How an operation ended. Decided by responsecode; the words of operationstate are not documented (protocol §8.2). */
export function operationResult(responseCode: string): OperationResult {
  switch (responseCodeClass(responseCode)) {
    case "success":
      return "success";
    case "declined":
    case "no-such-payment":
      return "declined";
    case "pending":
      return "pending";
    case "unknown":
      return "unknown";
  }
}
