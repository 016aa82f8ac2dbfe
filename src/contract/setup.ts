/** The steps from an empty panel to the first paid order, in this order. */
export const setupSteps = [
  "secrets",
  "account",
  "connection",
  "provider",
  "region",
  "test-payment",
  "notifications",
] as const;

export type SetupStepName = (typeof setupSteps)[number];

export interface SetupStepDTO {
  step: SetupStepName;
  /** "skipped" needs nothing: notifications cannot come to a private address, and the job finds payments without them. */
  state: "done" | "todo" | "skipped";
  /** What to do next, or what is done, in English. */
  sentence: string;
  /** What to copy into medusa-config or the environment. */
  lines?: string;
  facts?: Record<string, string>;
}

/** What GET /admin/assist/setup answers. */
export interface SetupDTO {
  finished: boolean;
  /** The account that the steps are about: the one that is furthest. */
  account: string | null;
  steps: SetupStepDTO[];
  /** How each account's connection was found when it was last checked. */
  accounts: {
    name: string;
    complete: boolean;
    check: { checked_at: string; level: "ok" | "warning" | "error"; current: boolean } | null;
    /** Regions in which shoppers can choose it. */
    regions: { id: string; name: string }[];
    provider_ids: string[];
    paid: boolean;
  }[];
}
