// What a person sees while the tests run: a line for each file when it has ended, its failures at once, what is running
// and about how long it will take.
const { nameOf, planned, remember, secondsOf } = require("./test-times.cjs");

const words = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);
const short = (path) =>
  nameOf(path)
    .replace(/^integration-tests\//, "")
    .replace("__tests__/", "");

module.exports = class TestReporter {
  #began = Date.now();
  #files = [];
  #running = new Map();
  #all = 0;
  #passed = 0;
  #failed = 0;
  /** Columns of the terminal that shows this, if one does (scripts/test.mjs). */
  #terminal = Number(process.env.TEST_TERMINAL ?? 0);
  #shown = 0;

  onRunStart({ numTotalTestSuites }) {
    this.#all = numTotalTestSuites;
  }

  onTestFileStart({ path }) {
    this.#running.set(path, Date.now());
    this.#status();
  }

  onTestFileResult(test, result) {
    const { path } = test;
    const seconds = (Date.now() - (this.#running.get(path) ?? Date.now())) / 1000;
    this.#running.delete(path);
    const passed = result.numPassingTests;
    // A file that cannot be loaded has no tests to fail, and is a failure all the same.
    const failed = result.numFailingTests + (result.testExecError && result.numFailingTests === 0 ? 1 : 0);
    const skipped = result.numPendingTests + result.numTodoTests;
    this.#files.push({
      path,
      suite: test.context.config.displayName?.name ?? "",
      seconds,
      passed,
      failed,
      skipped,
    });
    this.#passed += passed;
    this.#failed += failed;
    const told = [
      failed ? "FAILED" : "passed",
      short(path).padEnd(52),
      `${seconds.toFixed(1).padStart(6)} s`,
      `${String(passed).padStart(4)} passed`,
      ...(failed ? [`${failed} failed`] : []),
      ...(skipped ? [`${skipped} skipped`] : []),
    ];
    const left = this.#remaining();
    const so = `${this.#files.length} of ${this.#all} files, ${this.#passed} passed, ${this.#failed} failed${left ? `, about ${left} left` : ""}`;
    this.#say(`${told.join("  ")}   [${so}]`);
    if (failed) this.#say(result.failureMessage ?? result.testExecError?.stack ?? "");
    this.#status();
  }

  /** From what the files that have ended were expected to take, and took. */
  #remaining() {
    const expected = (paths) => paths.reduce((sum, path) => sum + secondsOf(path), 0);
    const done = expected(this.#files.map(({ path }) => path));
    if (done === 0) return undefined;
    const elapsed = (Date.now() - this.#began) / 1000;
    return words(Math.max(0, (elapsed * (expected(planned()) - done)) / done));
  }

  #say(text) {
    this.#clear();
    process.stdout.write(`${text}\n`);
  }

  #clear() {
    if (this.#shown) process.stdout.write("\r\x1b[K");
    this.#shown = 0;
  }

  /** On a terminal, what is running now, in the last line. */
  #status() {
    if (!this.#terminal) return;
    this.#clear();
    const names = [...this.#running.keys()].map(short).join(", ");
    if (!names) return;
    process.stdout.write(`running: ${names}`.slice(0, this.#terminal - 1));
    this.#shown = 1;
  }

  onRunComplete() {
    this.#clear();
    remember(
      Object.fromEntries(
        this.#files.map(({ path, seconds }) => [nameOf(path), Math.round(seconds * 10) / 10]),
      ),
    );
    const suites = [...new Set(this.#files.map(({ suite }) => suite))];
    const rows = suites.map((suite) => {
      const files = this.#files.filter((file) => file.suite === suite);
      const sum = (key) => files.reduce((total, file) => total + file[key], 0);
      return [suite, files.length, sum("passed"), sum("failed"), sum("skipped"), sum("seconds").toFixed(0)];
    });
    const line = (cells) =>
      cells.map((cell, at) => (at ? String(cell).padStart(9) : String(cell).padEnd(12))).join("");
    this.#say(`\n${[["", "files", "passed", "failed", "skipped", "seconds"], ...rows].map(line).join("\n")}`);
    const slowest = this.#files.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10);
    const list = slowest.map(({ path, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${short(path)}`);
    this.#say(`\nThe slowest files:\n${list.join("\n")}`);
  }

  getLastError() {
    return this.#failed > 0 ? new Error(`${this.#failed} failed`) : undefined;
  }
};
