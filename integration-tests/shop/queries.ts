import type { Inside } from "./inside";

/** Listens to what the server asks its database from now on; what it answers ends that, and tells the statements. */
export async function watchQueries(inside: Inside): Promise<() => Promise<string[]>> {
  await inside(({ database, kept, undo }) => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => void statements.push(sql);
    const stop = (): string[] => {
      database.removeListener("query", listen);
      return statements;
    };
    database.on("query", listen);
    undo(stop);
    kept.stopWatchingQueries = stop;
  });
  return () => inside(({ kept }) => (kept.stopWatchingQueries as () => string[])());
}
