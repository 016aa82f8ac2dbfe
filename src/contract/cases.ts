import type { CaseSubject, PermissionDTO, PositionState } from "./payments";

// What the Admin API tells of cases. Amounts are decimal texts, moments ISO times.

/** Something that staff should look at, or should have. */
export interface CaseDTO {
  id: string;
  order_number: string;
  about: CaseSubject;
  reason: string;
  message: string;
  opened_at: string;
  account: string;
  live: boolean;
  currency: string;
  registered: string;
  /** Where the money stands, or stood when the case was closed. */
  state: PositionState;
  held: string;
  captured: string;
  refunded: string;
  cart_id: string | null;
  order: { id: string; display_id: number | null } | null;
  closed_at: string | null;
  closed_how: "by-itself" | "by-hand" | "refunded" | null;
  /** Name of the member of staff. */
  closed_by: string | null;
  note: string | null;
  /** What can be done about an open case. */
  acts: {
    check: boolean;
    close: boolean;
    /** Null in a case about a bill. */
    refund: PermissionDTO | null;
    /** Of a case that taking the money ends. */
    capture: (PermissionDTO & { payment_id: string }) | null;
  } | null;
}
