/** PostgreSQL's code for a unique index that refuses a row. */
const uniqueViolation = "23505";

/** What was written; undefined when a unique index refuses it: the place is taken. */
export async function unlessTaken<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === uniqueViolation) return undefined;
    throw error;
  }
}
