import { appendFileSync } from "node:fs";
import { describeFailure } from "./explore";
import { twoServerSuite } from "./two-servers";
import { walkSuite } from "./walk-suite";

/** scripts/chaos.mjs says which walks, and where to tell of them. */
const { CHAOS_SERVERS, CHAOS_SEED, CHAOS_RUNS, CHAOS_STEP, CHAOS_PATH, CHAOS_SHRINK, CHAOS_REPORT } =
  process.env;
const first = Number(CHAOS_SEED ?? 1);
const runs = Number(CHAOS_RUNS ?? 20);
const step = Number(CHAOS_STEP ?? 1);
const shrinkTries = Number(CHAOS_SHRINK ?? 0);

const suite = CHAOS_SERVERS === "2" ? twoServerSuite : walkSuite;

suite((walker) => {
  it(
    `${runs} walks from seed ${first}`,
    async () => {
      const failures: string[] = [];
      for (let walked = 0; walked < runs; walked++) {
        const start = performance.now();
        const seed = first + walked * step;
        const { statistics, failure } = await walker.walk(seed, { path: CHAOS_PATH, shrinkTries });
        const seconds = Math.round(performance.now() - start) / 1000;
        const words = failure && describeFailure(failure);
        if (words) failures.push(words);
        if (CHAOS_REPORT)
          appendFileSync(CHAOS_REPORT, `${JSON.stringify({ seed, seconds, statistics, failure: words })}\n`);
      }
      expect(failures.slice(0, 10).join("\n")).toBe("");
    },
    24 * 60 * 60 * 1000,
  );
});
