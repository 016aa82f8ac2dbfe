import type AssistConnectionCheck from "../modules/assist/models/connection-check";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_connection_check. `findings` are as they were written. */
export type ConnectionCheckRow = Row<typeof AssistConnectionCheck, { findings: readonly object[] }>;
