// One suite at a time, named by TEST_SUITE; scripts/test.mjs starts what each one needs (npm test -- --only http).
const suites = {
  unit: ["src", "simulator", "bench"].map((folder) => `<rootDir>/${folder}/**/__tests__/**/*.spec.ts`),
  modules: ["<rootDir>/integration-tests/modules/**/*.spec.ts"],
  http: ["<rootDir>/integration-tests/http/**/*.spec.ts"],
  processes: ["<rootDir>/integration-tests/processes/**/*.spec.ts"],
  browser: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
  admin: ["<rootDir>/integration-tests/admin/**/*.spec.ts"],
  chaos: ["<rootDir>/integration-tests/chaos/**/*.spec.ts"],
};
const timeouts = {
  unit: 10_000,
  modules: 60_000,
  http: 60_000,
  processes: 60_000,
  browser: 120_000,
  admin: 120_000,
  chaos: 120_000,
};

const suite = process.env.TEST_SUITE ?? "unit";
if (!suites[suite])
  throw new Error(`TEST_SUITE is "${suite}", and may be ${Object.keys(suites).join(", ")}.`);

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

module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  testMatch: suites[suite],
  testTimeout: timeouts[suite],
  transform: { "^.+\\.[cm]?[jt]s$": compile({}), "^.+\\.[jt]sx$": compile({ tsx: true }) },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json", "node"],
  modulePathIgnorePatterns: [
    "<rootDir>/.medusa/",
    "<rootDir>/public/",
    "<rootDir>/demo/",
    "<rootDir>/.cache/",
  ],
  setupFiles: suite === "unit" ? [] : ["<rootDir>/integration-tests/setup.js"],
};
