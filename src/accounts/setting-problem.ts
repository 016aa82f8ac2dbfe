import type { z } from "zod";

/** One sentence about one setting that stops an account from taking payments. */
export interface SettingProblem {
  setting: string;
  sentence: string;
}

/** An http(s) address without credentials. */
export function parseHttpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const usable =
    url && (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password;
  return usable ? url : undefined;
}

/** `at`: where the value that was parsed stands, as in "accounts.ru". */
export function sentencesOf(error: z.ZodError, at: string): SettingProblem[] {
  return error.issues.map((issue) => {
    const setting = [at, ...issue.path.map(String)].join(".");
    return { setting, sentence: `${setting}: ${issue.message}.` };
  });
}
