import type AssistSilence from "../modules/assist/models/silence";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_silence. */
export type SilenceRow = Row<typeof AssistSilence>;
