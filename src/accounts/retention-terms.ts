import { z } from "zod";
import { sentencesOf, type SettingProblem } from "./setting-problem";
import { type RetentionTerms, eventsGivenOutDays } from "../records/terms";

/**
 * A payment page is paid within four days of its last form, a bank decides within thirty (schedule.ts), and a bill's
 * registration is looked after until its last day. What Assist changes on a paid order is looked for during 180 days; a
 * holder of a card may dispute a payment for longer.
 */
const least: Record<keyof RetentionTerms, number> = {
  unpaidRegistrations: 30,
  unpaidBills: 30,
  removedNumbers: 90,
  operations: 365,
  notifications: 30,
  rejectedNotifications: 1,
  closedCases: 90,
  // Forgotten any sooner, an event would be given out a second time.
  heardEvents: eventsGivenOutDays + 30,
};

const usual: RetentionTerms = {
  unpaidRegistrations: 90,
  unpaidBills: 365,
  removedNumbers: 730,
  operations: null,
  notifications: 400,
  rejectedNotifications: 30,
  closedCases: 1095,
  heardEvents: 400,
};

/** More than anybody keeps anything, and less than a date can be moved by. */
const most = 36_500;

/** `false` and `null` mean the same: for ever. */
const term = (name: keyof RetentionTerms) => {
  const error = `takes whole days, at least ${least[name]}, or false for ever`;
  const days = z.number({ error }).int({ error }).min(least[name], { error }).max(most, { error });
  return z
    .union([days, z.literal(false), z.null()], { error })
    .transform((value) => (value === false ? null : value))
    .default(usual[name]);
};

/** The plugin option `retention`. */
const retentionSchema = z.strictObject({
  unpaidRegistrations: term("unpaidRegistrations"),
  unpaidBills: term("unpaidBills"),
  removedNumbers: term("removedNumbers"),
  operations: term("operations"),
  notifications: term("notifications"),
  rejectedNotifications: term("rejectedNotifications"),
  closedCases: term("closedCases"),
  heardEvents: term("heardEvents"),
}) satisfies z.ZodType<RetentionTerms>;

export type RetentionOptions = z.input<typeof retentionSchema>;

/** What holds where the option cannot be read: a slip of the pen must not have anything removed. */
export const nothingRemoved: RetentionTerms = {
  unpaidRegistrations: null,
  unpaidBills: null,
  removedNumbers: null,
  operations: null,
  notifications: null,
  // Junk that anybody may send is no record of anything.
  rejectedNotifications: usual.rejectedNotifications,
  closedCases: null,
  heardEvents: null,
};

/** Reads the option. Never throws: with a problem nothing is removed, and payments go on. Each problem names its setting. */
export function readRetention(option: unknown): { terms: RetentionTerms; problems: SettingProblem[] } {
  const parsed = retentionSchema.safeParse(option ?? {});
  if (parsed.success) return { terms: parsed.data, problems: [] };
  const problems = sentencesOf(parsed.error, "options.retention").map(({ setting, sentence }) => ({
    setting,
    sentence: `${sentence} Until that is put right, nothing is removed.`,
  }));
  return { terms: nothingRemoved, problems };
}
