/** Days that a table's rows are kept, from when nothing happens to them any more; null: for ever. */
export interface RetentionTerms {
  /** Registrations that were never paid, with what Assist has told of them. */
  unpaidRegistrations: number | null;
  /** Bills that ended unpaid, with their registrations. */
  unpaidBills: number | null;
  /** What is remembered of a registration that was removed, in case Assist speaks of it after all. */
  removedNumbers: number | null;
  /** Operations, commands and staff operations of orders that have had money. */
  operations: number | null;
  /** Genuine messages. */
  notifications: number | null;
  /** Messages that were refused. */
  rejectedNotifications: number | null;
  /** Cases that are closed. */
  closedCases: number | null;
  /** Which captures and refunds the shop's other programs have heard of. */
  heardEvents: number | null;
}

/** An event that was missed is given out for so long after its capture or refund, see rules/books/next-step.ts. */
export const eventsGivenOutDays = 90;
