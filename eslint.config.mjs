import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Nothing in a money path may pass through a binary float. Counts and sizes may, so the words decide. */
const money = "/amount|total|price|money|sum|captured|refunded|held/i";
const noFloats = [
  ["CallExpression[callee.name='parseFloat']", "parseFloat makes a binary float."],
  ["MemberExpression[object.name='Number'][property.name='parseFloat']", "parseFloat makes a binary float."],
  ["MemberExpression[property.name='toNumber']", "toNumber makes a binary float."],
  [
    `CallExpression[callee.name='Number'] > Identifier.arguments[name=${money}]`,
    "Number makes a binary float.",
  ],
  [
    `CallExpression[callee.name='Number'] > MemberExpression.arguments[property.name=${money}]`,
    "Number makes a binary float.",
  ],
  [`UnaryExpression[operator='+'] > Identifier[name=${money}]`, "A unary plus makes a binary float."],
  [`CallExpression[callee.object.name='Math'] Identifier[name=${money}]`, "Math works on binary floats."],
].map(([selector, message]) => ({
  selector,
  message: `${message} Money is exact decimals, from end to end.`,
}));

/** One place says what may stand in a line of the log: src/logging/log.ts. */
const noOtherLog = [
  "MemberExpression[object.name='ContainerRegistrationKeys'][property.name='LOGGER']",
  "CallExpression[callee.property.name='resolve'] > Literal.arguments[value='logger']",
  "ImportDeclaration[source.value=/^@medusajs/] > ImportSpecifier[imported.name=/^logger$/i]",
  "MemberExpression[object.name='console']",
  "MemberExpression[object.name='process'][property.name=/^(stdout|stderr)$/]",
].map((selector) => ({ selector, message: "Whatever the plugin logs goes through src/logging/log.ts." }));
/** Whoever wants something of Medusa asks src/platform for it, so that a new version of Medusa is a change there alone. */
const throughPlatform =
  "src/platform alone knows Medusa's tables and modules: ask it, or put what is missing there.";
const noMedusa = [
  "MemberExpression[object.name='ContainerRegistrationKeys'][property.name!=/^(LOGGER|PG_CONNECTION)$/]",
  "VariableDeclarator[init.name='ContainerRegistrationKeys']",
  "CallExpression[callee.property.name='graph']",
  // The same by the names under which the container has them.
  "CallExpression[callee.property.name='resolve'] > Literal.arguments[value=/^(query|remoteQuery|link|remoteLink|configModule|event_bus|payment|order|cart|region|user|customer)$/]",
].map((selector) => ({ selector, message: throughPlatform }));

/** What scripts and settings in plain JavaScript may use without importing it. */
const node = Object.fromEntries(
  [
    "process",
    "console",
    "Buffer",
    "URL",
    "URLSearchParams",
    "fetch",
    "AbortSignal",
    "performance",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "clearInterval",
  ].map((name) => [name, "readonly"]),
);
const commonJs = { require: "readonly", module: "writable", exports: "writable", __dirname: "readonly" };

const boundary = (message, ...group) => ({
  "no-restricted-imports": ["error", { patterns: [{ group, message }] }],
});

export default defineConfig(
  globalIgnores([
    "**/node_modules/",
    "**/.medusa/",
    "**/dist/",
    "public/",
    ".cache/",
    "coverage/",
    "**/migrations/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    // Control characters are part of what the gateway forbids in a field.
    rules: { "no-control-regex": "off", eqeqeq: ["error", "always", { null: "ignore" }] },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: node } },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: { sourceType: "commonjs", globals: { ...node, ...commonJs } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // One dialect: braces where a branch has more than one line, on both branches or on none.
      curly: ["error", "multi-or-nest", "consistent"],
    },
  },
  {
    // … and one way to write a name: constants are not shouted. Medusa's own custom is the exception.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/__tests__/**"],
    rules: {
      "@typescript-eslint/naming-convention": [
        "error",
        {
          selector: "variable",
          modifiers: ["global"],
          format: ["camelCase", "PascalCase"],
          filter: { regex: "^(ASSIST_MODULE|__.*|_.*)$", match: false },
        },
      ],
    },
  },
  {
    // Rules that need types: only where tsconfig.check.json looks.
    files: ["src/**/*.ts", "simulator/**/*.ts", "bench/**/*.ts"],
    ignores: ["src/admin/**"],
    languageOptions: {
      parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Knex hands its callbacks a query, which is a promise too, and does not mind getting it back.
    files: ["src/store/**/*.ts"],
    rules: {
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false } }],
    },
  },
  // Medusa's own way to hand everything on: super(...arguments).
  { files: ["src/modules/*/service.ts"], rules: { "prefer-rest-params": "off" } },
  {
    files: ["simulator/**/*.ts"],
    rules: boundary(
      "The simulator is a check only while it knows nothing of the product.",
      "@medusajs/*",
      "**/src/**",
      "medusa-payment-assist*",
    ),
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/__tests__/**", "src/admin/**"],
    rules: {
      "no-restricted-syntax": ["error", ...noFloats, ...noMedusa, ...noOtherLog],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "@medusajs/framework/utils", importNames: ["Modules"], message: throughPlatform },
            { name: "@medusajs/utils", importNames: ["Modules"], message: throughPlatform },
          ],
        },
      ],
    },
  },
  {
    // Besides the room itself, the one place that tells Medusa what the package provides.
    files: ["src/platform/**/*.ts", "src/providers/assist/index.ts"],
    ignores: ["**/__tests__/**"],
    rules: {
      "no-restricted-syntax": ["error", ...noFloats, ...noOtherLog],
      "no-restricted-imports": "off",
    },
  },
  { files: ["src/admin/**"], rules: { "no-restricted-syntax": ["error", ...noOtherLog] } },
  { files: ["src/logging/log.ts"], rules: { "no-restricted-syntax": ["error", ...noFloats] } },
);
