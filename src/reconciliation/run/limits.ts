/** What one run may do at the most. The gateway calls of a run are at most single + lists for each account. */
export interface ReconcileLimits {
  /** Questions about single orders, and calls about bills, per account. */
  single: number;
  /** Lists of a day or of a part of one, per account. What they do not need, bills may use. */
  lists: number;
  /** Milliseconds after which nothing new is begun: a run ends before the next one begins. */
  milliseconds: number;
}

/** What an account's setting `questionsPerRun` allows. */
export function limitsOf(questionsPerRun: number): ReconcileLimits {
  const lists = Math.floor(questionsPerRun / 2);
  return { single: questionsPerRun - lists, lists, milliseconds: 50_000 };
}

/** Single questions on their way at a time; never two about one order (protocol §6.4). */
export const questionsAtOnce = 4;

/** Orders or bills claimed at a time for single questions; a claim outlives the time that so many take. */
export const claimedAtOnce = 20;

/** Orders of a list that are held against the database at a time: this, and one list, is all that memory holds. */
export const listedAtOnce = 250;

/** Questions in a row without a usable answer after which a run takes the gateway for down. */
export const mostFailures = 3;
