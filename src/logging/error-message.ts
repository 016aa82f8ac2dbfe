/** Five letters or digits: an error of the database, whose message repeats the values of the query. */
const sqlState = /^[0-9A-Z]{5}$/;

export function isOfDatabase(error: unknown): error is { code: string } {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string" &&
    sqlState.test(error.code)
  );
}

/**
 * The sentence of an error, fit for a log: nothing of what was being stored. The workflow engine hands errors on as
 * plain objects that have lost their class.
 */
export function errorMessage(error: unknown): string {
  if (isOfDatabase(error)) return `database error ${error.code}`;
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string")
    return error.message;
  return typeof error === "string" ? error : "unknown error";
}
