import type { PermissionDTO, PositionState } from "./payments";

/** A case for staff, or one that is settled. */
export interface CaseView {
  /** Unique in its list. */
  id: string;
  order_number: string;
  reason: string;
  message: string;
  noticed_at: string;
  account: string;
  live: boolean;
  currency: string;
  registered: string;
  /** Where the money stands, or stood when the case was settled. */
  state: PositionState;
  held: string;
  captured: string;
  returned: string;
  cart_id: string | null;
  order: { id: string; display_id: number | null } | null;
  settled_at: string | null;
  settled_how: string | null;
  /** Name of the member of staff. */
  settled_by: string | null;
  note: string | null;
  /** What can be done about an open case. */
  acts: {
    check: boolean;
    settle: boolean;
    return_money: PermissionDTO;
    /** Of a case that taking the money settles. */
    capture: (PermissionDTO & { payment_id: string }) | null;
  } | null;
}
