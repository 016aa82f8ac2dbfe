import { useCallback, useEffect, useRef, useState } from "react";

export type Loaded<T> =
  { status: "loading" } | { status: "failed"; error: unknown } | { status: "ready"; value: T };

/** Loads when shown and whenever `key` changes; an answer that comes after that is thrown away. */
export function useLoad<T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ status: "loading" });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    let current = true;
    setLoaded({ status: "loading" });
    latest.current().then(
      (value) => current && setLoaded({ status: "ready", value }),
      (error: unknown) => current && setLoaded({ status: "failed", error }),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return [loaded, retry];
}
