import type AssistNotification from "../modules/assist/models/notification";
import type { Row } from "../modules/assist/models/row";

/** A row of assist_notification. */
export type NotificationRow = Row<typeof AssistNotification>;
