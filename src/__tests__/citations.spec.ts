import ts from "typescript";
import { brokenLinks, sectionsOf, wrongCitations, wrongPaths, type TextFile } from "./citations";

const root = ts.sys.getCurrentDirectory();
const read = (path: string): string | undefined => ts.sys.readFile(`${root}/${path}`);

const rooms = ["src", "simulator", "integration-tests", "bench", "demo", "scripts", "docs", ".ci"];
const endings = [".ts", ".tsx", ".mjs", ".cjs", ".js", ".sql", ".css", ".html", ".json", ".xml", ".md"];
/** What is made from the sources. */
const made = ["**/node_modules", "**/.medusa", "**/.cache", "**/dist", "**/coverage"];

const filesIn = (folder: string, depth?: number): TextFile[] =>
  ts.sys
    .readDirectory(`${root}/${folder}`, endings, made, undefined, depth)
    .map((file) => file.slice(root.length + 1))
    .map((path) => ({ path, text: read(path) ?? "" }));

const files = [...rooms.flatMap((room) => filesIn(room)), ...filesIn("", 1)];
const pages = files.filter(({ path }) => path.endsWith(".md"));
const documents = pages.filter(({ path }) => path.startsWith("docs/"));

describe("what the repository says of itself", () => {
  it("cites sections that are there", () => {
    expect(files.length).toBeGreaterThan(500);
    expect(wrongCitations(files, documents)).toEqual([]);
  });

  it("links to files and headings that are there", () => {
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md"]));
    expect(brokenLinks(pages, (path) => ts.sys.fileExists(`${root}/${path}`))).toEqual([]);
  });

  it("names files and identifiers that are there", () => {
    expect(wrongPaths(documents, read)).toEqual([]);
  });
});

describe("a citation", () => {
  const sign = "\u00a7";
  const rules = { path: "docs/rules.md", text: "## 1. One\n\n1. first\n\n### 1.2 Two\n\n| 7 | row |\n" };
  const problems = (path: string, text: string): string[] =>
    wrongCitations([{ path, text: text.replaceAll("@", sign) }], [rules]).map((problem) =>
      problem.replaceAll(sign, "@"),
    );

  it.each([
    ["a section", "// rules @1, and (Rules @1.2)."],
    ["a list of sections", "// rules @1, @1.2 and @1"],
    ["a numbered line", "// rules @1 #1, @1.2 #7"],
    ["over the end of a line", "/**\n * as in (rules\n * @1.2\n * #7).\n */"],
    ["a standard", "// RFC 4880 @4.2"],
  ])("of %s", (_, text) => {
    expect(problems("src/rules/a.ts", text)).toEqual([]);
  });

  it.each([
    ["// rules @1.3", "src/rules/a.ts:1  rules @1.3: docs/rules.md has no such section"],
    ["\n// rules @1, @9", "src/rules/a.ts:2  rules @9: docs/rules.md has no such section"],
    ["// rules @1 #2", "src/rules/a.ts:1  rules @1 #2: docs/rules.md has no such section"],
    ["// design @1", "src/rules/a.ts:1  design @1: there is no docs/design.md"],
    ["// as in @1", "src/rules/a.ts:1  ? @1 names no document"],
    ["// rules @1; then @1", "src/rules/a.ts:1  then @1: there is no docs/then.md"],
  ])("%p is wrong", (text, problem) => {
    expect(problems("src/rules/a.ts", text)).toEqual([problem]);
  });

  it("without a name is of the document that it stands in, and of the protocol where the gateway is spoken to", () => {
    expect(problems("docs/rules.md", "See @1.2, the codes of @1.")).toEqual([]);
    expect(problems("simulator/a.ts", "// (@1)")).toEqual([
      "simulator/a.ts:1  protocol @1: there is no docs/protocol.md",
    ]);
  });

  it("finds no section in a block of code", () => {
    expect([...sectionsOf("## 1. One\n\n```sh\n## 2. Two\n```\n")]).toEqual(["1"]);
  });
});

describe("a link", () => {
  const other = {
    path: "docs/other.md",
    text: "# A `word`: and more\n\n## Что хранится\n\n## Same\n\n## Same\n",
  };
  const problems = (text: string): string[] =>
    brokenLinks(
      [{ path: "docs/page.md", text }, other],
      (path) => path === "docs/other.md" || path === "README.md" || path === "docs/page.md",
    );

  it.each([
    "[a](other.md)",
    "[a](../README.md) and [b](https://example.com/none)",
    "[a](other.md#a-word-and-more)",
    "[a](other.md#что-хранится)",
    "[a](other.md#same-1)",
    "# Here\n\n[a](#here)",
    "`[a](none.md)`",
  ])("%p", (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ["text\n[a](none.md)", "docs/page.md:2  none.md: there is no such file"],
    ["[a](README.md)", "docs/page.md:1  README.md: there is no such file"],
    ["[a](other.md#none)", "docs/page.md:1  other.md#none: there is no such heading"],
    ["[a](other.md#same-2)", "docs/page.md:1  other.md#same-2: there is no such heading"],
    ["[a](#here)", "docs/page.md:1  #here: there is no such heading"],
  ])("%p is broken", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });
});

describe("a name in the code", () => {
  const problems = (text: string): string[] =>
    wrongPaths([{ path: "docs/page.md", text }], (path) =>
      path === "src/rules/a.ts" ? "const one = 1, other = 2;" : undefined,
    );

  it.each([
    "`rules/a.ts`",
    "`src/rules/a.ts#one,other`",
    "`a/b`",
    "`.cache/none.json`",
    "a/none.ts",
    "```\n`a/none.ts`\n```",
  ])("%p", (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ["\n`rules/b.ts`", "docs/page.md:2  rules/b.ts: there is no such file"],
    ["`rules/a.ts#one,oth`", "docs/page.md:1  rules/a.ts: it has no oth"],
  ])("%p is wrong", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });
});
