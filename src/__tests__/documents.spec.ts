import { readFileSync, readdirSync } from "node:fs";
import { pageMeans } from "../gateway";
import { accountSchema } from "../accounts/account-schema";
import { nothingRemoved } from "../accounts/retention-terms";
import { optionsSchema } from "../accounts/settings";
import { billStates, billTransitions, revokeReasons } from "../records/bills";
import { caseReasons } from "../records/cases";
import { settingNames, secretNames } from "../records/setting-names";

const read = (path: string): string => readFileSync(path, "utf8");

/** Every chapter is there in both languages. */
const chapters = readdirSync("docs/ru");

const languages: [language: string, readme: string, folder: string][] = [
  ["English", "README.md", "docs"],
  ["Russian", "README.ru.md", "docs/ru"],
];

const withoutBlocks = (text: string): string => text.replace(/```.*?```/gs, "");

/** What stands as code within its sentences. */
const termsOf = (text: string): string[] => [
  ...new Set(
    [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, term = ""]) => term.replace(/\s+/g, " ")),
  ),
];

/** What stands as code by itself, without comments, which are in the language of the text. */
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/```\w*\n(.*?)```/gs)].map(([, code = ""]) => code.replace(/\s*\/\/.*/g, ""));

/** As in "/admin/assist/bills/:id", with what each route answers to. */
const routes = readdirSync("src/api", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("/route.ts"))
  .map((path) => ({
    path: `/${path.replace("/route.ts", "").replace(/\[(\w+)\]/g, ":$1")}`,
    methods: [...read(`src/api/${path}`).matchAll(/(?:function|as) (GET|POST|DELETE)\b/g)].map(
      ([, method = ""]) => method,
    ),
  }));

const adminRoutes = routes
  .filter(({ path }) => path.startsWith("/admin/"))
  .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));

const doors = routes.flatMap(({ path }) => (path.startsWith("/hooks/") ? [path] : []));

const events = [...read("src/bills/announce.ts").matchAll(/"(assist\.bill\.\w+)"/g)].map(
  ([, name = ""]) => name,
);

const policies = settingNames.flatMap((name) =>
  name.startsWith("policies.") ? name.replace("policies.", "") : [],
);

/** In the chapter that lists them, or anywhere. */
const named: [things: string, names: readonly string[], chapter: string | undefined][] = [
  ["setting of an account", [...Object.keys(accountSchema.shape), ...secretNames], "configuration.md"],
  ["option of the plugin", Object.keys(optionsSchema.shape), "configuration.md"],
  ["means of payment", pageMeans.map((means) => `"${means}"`), "configuration.md"],
  ["policy", policies, "cases.md"],
  ["case", caseReasons, "cases.md"],
  ["state of a bill", billStates, "bills.md"],
  ["reason of a revocation", revokeReasons, "bills.md"],
  ["event", events, "events.md"],
  ["term of retention", Object.keys(nothingRemoved), "retention.md"],
  ["route of the Admin API", adminRoutes, undefined],
  ["address that everybody can reach", doors, undefined],
];

describe.each(languages)("what can be read in %s", (_language, readme, folder) => {
  it.each(named)("names every %s", (_things, names, chapter) => {
    const texts = (chapter ? [chapter] : chapters).map((each) => read(`${folder}/${each}`));
    const terms = texts.flatMap(termsOf);
    const isNamed = (name: string): boolean =>
      terms.some((term) => term === name || term.startsWith(`${name}?`));
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !isNamed(name))).toEqual([]);
  });

  it("shows one way to configure the plugin, in the shortest and in the whole description", () => {
    const [shortest, whole] = [read(readme), read(`${folder}/installation.md`)].map((text) =>
      blocksOf(text).find((code) => code.includes("defineConfig")),
    );
    expect(shortest).toBeDefined();
    expect(whole).toBe(shortest);
  });

  it("tries it by the same two commands", () => {
    expect(blocksOf(read(readme)).slice(0, 2)).toEqual(["npm run demo\n", "npm test\n"]);
  });
});

describe("both languages", () => {
  /** Which test proves a line is told in English. */
  const isOfProject = (term: string): boolean => term.includes(".spec.ts");

  it.each(chapters)("have the same code and name the same things in %s", (chapter) => {
    const [english, russian] = [read(`docs/${chapter}`), read(`docs/ru/${chapter}`)];
    expect(termsOf(russian).toSorted()).toEqual(
      termsOf(english)
        .filter((term) => !isOfProject(term))
        .toSorted(),
    );
    expect(blocksOf(russian)).toEqual(blocksOf(english));
  });
});

it("docs/architecture.md tells every change of a bill's state", () => {
  const bill = read("docs/architecture.md").split("**A bill**")[1]?.split("\n\n**")[0] ?? "";
  const told = [...bill.matchAll(/^\| (.+?) +\| `([\w-]+)` +\|/gm)].flatMap(([, from = "", to = ""]) => {
    const named = [...from.matchAll(/`([\w-]+)`/g)].map(([, state = ""]) => state);
    if (named.length > 0) return named.map((state) => `${state} → ${to}`);
    return from === "any other"
      ? billStates.flatMap((state) => (state === to ? [] : `${state} → ${to}`))
      : [];
  });
  const possible = billStates.flatMap((from) => billTransitions[from].map((to) => `${from} → ${to}`));
  expect(told.sort()).toEqual(possible.sort());
});
