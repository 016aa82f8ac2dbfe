// How long each test file took when it ran last, or takes as far as its size tells.
const { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");

const root = join(__dirname, "..");
const file = join(root, ".cache/test-times.json");
const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

/** Seconds for a kilobyte of tests, as measured once on two cores; on other machines they differ by much the same factor. */
const guesses = {
  "integration-tests/modules": 6,
  "integration-tests/processes": 10,
  "integration-tests/admin": 1.5,
  "integration-tests/browser": 2,
  "integration-tests/http": 0.8,
  "": 0.1,
};

const nameOf = (path) => relative(root, path);

function secondsOf(path) {
  const name = nameOf(path);
  if (known[name] !== undefined) return known[name];
  const [, perKilobyte] = Object.entries(guesses).find(([folder]) => name.startsWith(folder));
  return (statSync(path).size / 1024) * perKilobyte;
}

function remember(seconds) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...known, ...seconds }, null, 1));
}

/** All files of this run: the sequencer of jest is told of them, and its reporters are not. */
let planned = [];
const plan = (paths) => void (planned = paths);

module.exports = { nameOf, secondsOf, remember, plan, planned: () => planned };
