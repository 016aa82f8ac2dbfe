const models = "modules/assist/models";

/**
 * The rooms of the house and the arrows between them; docs/architecture.md draws them. Each room may know those that are named
 * with it, itself, and nothing else of src.
 */
const rooms = {
  // What the Admin API answers: it names its own words, so that no change inside reaches a client.
  contract: [],
  // Below: what knows nothing of Medusa.
  gateway: [],
  // Errors in words, and the plugin's way to Medusa's logger.
  logging: [],
  // What the tables' columns are. Medusa wants them in the module's folder; they know nothing of it.
  [models]: [],
  records: ["gateway", models],
  rules: ["gateway", "records"],
  throttling: ["records"],
  store: ["gateway", "records", "rules", "throttling"],
  accounts: ["gateway", "records", "rules", "store", "throttling"],
  payments: ["gateway", "records", "rules", "store", "accounts", "throttling"],
  // The one room that knows Medusa's tables and workflows.
  platform: ["gateway", "records", "rules", "logging"],
  // The module's service, which puts the parts together.
  modules: [
    ...[models, "gateway", "records", "rules", "store", "accounts", "payments", "platform", "throttling"],
    "logging",
  ],
  // Use cases, from the payments of one order to what staff and shoppers see.
  books: ["gateway", "records", "rules", "store", "platform", "modules", "logging"],
  bills: ["gateway", "records", "rules", "accounts", "platform", "modules", "books", "logging"],
  reconciliation: [
    ...["gateway", "records", "rules", "store", "accounts", "payments", "platform", "modules"],
    ...["books", "bills", "contract", "logging"],
  ],
  checkout: [
    ...["gateway", "records", "rules", "accounts", "platform", "modules", "books", "reconciliation"],
    "logging",
  ],
  staff: [
    ...["gateway", "records", "rules", "store", "accounts", "platform", "modules", "books"],
    ...["reconciliation", "contract", "logging"],
  ],
  setup: ["gateway", "records", "store", "accounts", "platform", "modules", "contract"],
  "customer-data": ["store", "platform", "modules", "contract", "logging"],
  // Medusa's own places: each of their files hands on to a room.
  providers: ["gateway", "records", "rules", "store", "platform", "modules"],
  workflows: ["bills", "customer-data", "reconciliation"],
  jobs: ["reconciliation"],
  policies: ["staff"],
  subscribers: [
    ...["records", "platform", "modules", "books", "bills", "customer-data", "reconciliation", "logging"],
  ],
  api: [
    ...["gateway", "records", "store", "accounts", "platform", "modules", "bills", "reconciliation"],
    ...["contract", "checkout", "staff", "setup", "customer-data"],
  ],
  admin: ["contract"],
};

const tests = "/__tests__/";

/** Where a room's files are: the models are not those of `modules`, in whose folder they lie. */
const filesOf = (room) => `^src/${room}/${room === "modules" ? "(?!assist/models/)" : ""}`;

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, known]) => ({
      name: `arrows-of-${room.replaceAll("/", "-")}`,
      severity: "error",
      comment: `What ${room} may know stands in .dependency-cruiser.cjs.`,
      from: { path: filesOf(room), pathNot: tests },
      to: { path: "^src/", pathNot: [room, ...known].map(filesOf) },
    })),
    {
      name: "no-room-without-arrows",
      severity: "error",
      comment: "A new folder of src is a room: give it its arrows.",
      from: { path: "^src/[^/]+/", pathNot: [tests, `^src/(${Object.keys(rooms).join("|")})/`] },
      to: {},
    },
    {
      name: "no-circle-of-files",
      severity: "error",
      // Medusa's models name each other in their relations; that is how it has them.
      from: { pathNot: filesOf(models) },
      to: { circular: true, viaOnly: { pathNot: filesOf(models) } },
    },
    {
      name: "no-circle-of-folders",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      comment: "Rules and records read and write nothing, draw no lots and know no platform.",
      from: { path: "^src/(rules|records)/", pathNot: tests },
      to: {
        path: "^(@medusajs/|node_modules/@medusajs/)|^(node:)?(fs|net|http|https|timers|child_process|crypto)(/|$)",
      },
    },
    {
      name: "models-are-types",
      severity: "error",
      comment: "Records take the shapes of their rows from the models, and nothing of Medusa at run time.",
      from: { path: "^src/records/", pathNot: tests },
      to: { path: filesOf(models), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "models-stand-alone",
      severity: "error",
      comment: "A model knows Medusa's data model language and other models.",
      from: { path: filesOf(models), pathNot: tests },
      to: { pathNot: [filesOf(models), "node_modules/@medusajs/"] },
    },
    {
      name: "gateway-stands-alone",
      severity: "error",
      comment: "The gateway's client knows neither Medusa nor a database.",
      from: { path: "^src/gateway/", pathNot: tests },
      to: { path: "node_modules/(@medusajs|knex|pg)/" },
    },
    {
      name: "workflows-of-medusa",
      severity: "error",
      comment: "Medusa's own workflows are called by the platform room alone.",
      from: { path: "^src/", pathNot: [tests, "^src/platform/"] },
      to: { path: "@medusajs/(medusa/.*core-flows|core-flows/)" },
    },
    {
      name: "the-simulator-is-a-check",
      severity: "error",
      comment: "The simulator is a check only while it knows nothing of the product.",
      from: { path: "^simulator/", pathNot: tests },
      to: { path: "^src/|@medusajs/" },
    },
    {
      name: "the-product-knows-no-simulator",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: "^(simulator|integration-tests|bench|demo|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.check.json" },
    exclude: { path: tests },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "types"],
    },
  },
};
