import type AssistStaffOperation from "../modules/assist/models/staff-operation";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_staff_operation. */
export type StaffOperationRow = Row<typeof AssistStaffOperation>;
