// In which order the test files run: suite by suite, as the files of one have servers in common, and in each the longest
// first, so that two processes end at about the same time; or shuffled by the seed of TEST_ORDER.
const { createHash } = require("node:crypto");
const { default: Sequencer } = require("@jest/test-sequencer");
const { plan, secondsOf } = require("./test-times.cjs");

/** Those of few long files first, and last what fills a gap. */
const suites = ["modules", "processes", "admin", "browser", "http", "unit"];
const placeOf = ({ context }) => suites.indexOf(context.config.displayName?.name);

module.exports = class extends Sequencer {
  sort(tests) {
    const seed = process.env.TEST_ORDER;
    const rank = seed
      ? ({ path }) => createHash("sha256").update(`${seed} ${path}`).digest("hex")
      : (test) => placeOf(test) * 1e6 - secondsOf(test.path);
    plan(Array.from(tests, ({ path }) => path));
    const ranked = Array.from(tests, (test) => ({ test, rank: rank(test) }));
    return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ test }) => test);
  }
};
