import type AssistAct from "../modules/assist/models/act";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_act. */
export type ActRow = Row<typeof AssistAct>;
