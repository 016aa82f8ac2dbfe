import type { CaseReason, CaseSubject } from "./case-reasons";
import type { PermissionDTO, PositionState } from "./payments";

// What the Admin API tells of cases. Amounts are decimal texts, moments ISO times.

/** Something that staff should look at, or should have. */
export interface CaseDTO {
  id: string;
  order_number: string;
  about: CaseSubject;
  reason: CaseReason;
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
  permissions: {
    check: boolean;
    close: boolean;
    /** Null in a case about a bill. */
    refund: PermissionDTO | null;
    /** Of a case that taking the money ends. */
    capture: (PermissionDTO & { payment_id: string }) | null;
  } | null;
}

/** An account of which the job has had no answer for a day. */
export interface OutageDTO {
  account: string;
  since: string;
  /** In English. */
  message: string;
}

/** GET /admin/assist/cases */
export interface CaseListResponse {
  cases: CaseDTO[];
  count: number;
  limit: number;
  offset: number;
  outages: OutageDTO[];
}

/** GET /admin/assist/cases/count: open cases and accounts without an answer, for the menu. */
export interface CaseCountResponse {
  count: number;
}

/** POST /admin/assist/cases/:id/close */
export interface CaseClosedResponse {
  id: string;
  closed: true;
}

/** POST /admin/assist/cases/:id/refund; "already": the money had gone back before. */
export interface CaseRefundResponse {
  id: string;
  outcome: "refunded" | "already";
}
