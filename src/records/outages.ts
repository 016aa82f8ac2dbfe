import type AssistOutage from "../modules/assist/models/outage";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_outage. */
export type OutageRow = Row<typeof AssistOutage>;
