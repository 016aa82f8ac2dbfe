import type { OpenCaseDTO } from "../contract/payments";
import type { CurrentCase } from "../records/cases";

/** Of the current cases of an order number those that staff see. Pure. */
export function openCases(cases: readonly CurrentCase[]): OpenCaseDTO[] {
  return cases
    .filter(({ open }) => open)
    .map(({ id, about, reason, message, opened_at: at }) => ({
      ...{ id, about, reason },
      message: message ?? "",
      opened_at: new Date(at).toISOString(),
    }));
}
