/** Findings that the shop knows by itself, without asking Assist. */
export const homeCodes = [
  "incomplete",
  "backend-missing",
  "backend-private",
  "backend-port",
  "backend-http",
  "backend-right",
  "dependencies-missing",
  "provider-missing",
  "region-missing",
  "region-right",
  "encryption-key",
  "secret-word-short",
  "notifications-none",
  "notifications-none-yet",
  "notifications-refused",
  "notifications-right",
] as const;

/** What a check of a connection can find. The panel has a text of its own for each in the reader's language. */
export const findingCodes = [
  // The gateway's address
  "host-unknown",
  "connection-refused",
  "certificate",
  "no-connection",
  "no-answer",
  "not-assist",
  "gateway-fault",
  "too-often",
  "clock-wrong",
  "clock-right",
  // The account at Assist
  "credentials-wrong",
  "merchant-unknown",
  "credentials-right",
  "request-accepted",
  "request-refused",
  "request-unclear",
  "delimiter-wrong",
  "check-off",
  "secret-word-wrong",
  "secret-word-previous",
  "secret-word-right",
  "secret-word-unproved",
  "sign-type",
  "two-stage-refused",
  "two-stage-agreed",
  "test-account-live",
  "live-account-test",
  "test-host-live",
  "live-host-test",
  "mode-right",
  "signature-right",
  "signature-form",
  "signature-refused",
  // Bills
  "bills-right",
  "bills-without-extras",
  "bills-not-connected",
  "bills-unclear",
  "bill-not-revoked",
  ...homeCodes,
] as const;

export type FindingCode = (typeof findingCodes)[number];

export type FindingLevel = "ok" | "warning" | "error";

export interface FindingDTO {
  code: FindingCode;
  level: FindingLevel;
  /** For a shop owner, in English, without secrets. */
  sentence: string;
  /** Name of the setting to look at. */
  setting?: string;
  /** What the sentence names, for texts in other languages. */
  facts?: Record<string, string>;
}

/** POST /admin/assist/accounts/:name/check */
export interface ConnectionCheckDTO {
  /** ISO time. */
  checked_at: string;
  level: FindingLevel;
  findings: FindingDTO[];
  /** False once the settings that were checked have changed. */
  current: boolean;
}

/** GET /admin/assist/accounts/:name/check; null when it was never checked. */
export interface LastCheckResponse {
  check: ConnectionCheckDTO | null;
}
