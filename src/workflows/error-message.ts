/** The sentence of an error. The workflow engine hands errors on as plain objects that have lost their class. */
export function errorMessage(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string") return error.message
  return typeof error === "string" ? error : "unknown error"
}
