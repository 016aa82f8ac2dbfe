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

/** Thrown within a transaction, takes it back. */
export class Undone extends Error {}

/** False when the work took itself back. */
export async function unlessUndone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Undone) return false;
    throw error;
  }
}
