// What needs a shop finds it in the environment, which scripts/test.mjs prepares: npm test -- --only http
const { HANGS_AFTER } = require("./integration-tests/servers/hang.cjs");

const compile = (parser) => [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", decorators: true, ...parser },
      // As in tsconfig.json: Medusa's models and services rely on the old decorators and their metadata.
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: "automatic" },
      },
      target: "es2022",
      keepClassNames: true,
    },
    // Dynamic imports stay, so that a test can load an ES module.
    module: { type: "commonjs", ignoreDynamic: true },
    sourceMaps: "inline",
  },
];

const every = {
  rootDir: __dirname,
  transform: { "^.+\\.[cm]?[jt]s$": compile({}), "^.+\\.[jt]sx$": compile({ tsx: true }) },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json", "node"],
  modulePathIgnorePatterns: [
    "<rootDir>/.medusa/",
    "<rootDir>/public/",
    "<rootDir>/demo/",
    "<rootDir>/.cache/",
  ],
};

/** Those of the suites that are wanted, all of them unless TEST_SUITES says which. */
const suites = (process.env.TEST_SUITES ?? "unit,http,browser,admin,processes,modules").split(",");

/** The deep tests are of what `npm test` draws from; the rest of these suites is no matrix. */
const matrices =
  process.env.TEST_DEPTH === "deep"
    ? { processes: "{*-crashes,sharing-*}", http: "{changed-forms,bills-at-scale}" }
    : {};
const filesOf = (suite) => `${matrices[suite] ?? "**/*"}.spec.ts`;

const unit = {
  ...every,
  displayName: "unit",
  testEnvironment: "node",
  testMatch: ["src", "simulator", "bench", "scripts"].map(
    (folder) => `<rootDir>/${folder}/**/__tests__/**/*.spec.ts`,
  ),
};

const withShop = suites
  .filter((suite) => suite !== "unit")
  .map((suite) => ({
    ...every,
    displayName: suite,
    testEnvironment: "<rootDir>/integration-tests/servers/environment.cjs",
    testMatch: [`<rootDir>/integration-tests/${suite}/${filesOf(suite)}`],
  }));

module.exports = {
  rootDir: __dirname,
  projects: [...(suites.includes("unit") ? [unit] : []), ...withShop],
  // What tests have loaded stays in their process: one that has grown so much is followed by another.
  workerIdleMemoryLimit: "900MB",
  // A test or a hook waits for several things in turn.
  testTimeout: 4 * HANGS_AFTER,
  testSequencer: "<rootDir>/scripts/test-order.cjs",
};
