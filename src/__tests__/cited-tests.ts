import { dirname, resolve } from "node:path";
import ts from "typescript";

/** A test that a document cites: "`src/a/__tests__/b.spec.ts`: "part of its name", "part of another's"". */
export interface Citation {
  line: number;
  file: string;
  name: string;
}

/** Every test that the text cites. A citation without a name has the name "". */
export function citationsOf(text: string): Citation[] {
  return text.split("\n").flatMap((line, index) => {
    const [, file, names] = /^\s*- `([^`]+\.spec\.ts)`(?:: (.*))?$/.exec(line) ?? [];
    if (file === undefined) return [];
    const cited = [...(names ?? "").matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "");
    // Whatever stands between the names is a slip of the pen that would hide one.
    const isList = names !== undefined && /^"[^"]+"(?:, "[^"]+")*$/.test(names);
    return (isList ? cited : [""]).map((name) => ({ line: index + 1, file, name }));
  });
}

/**
 * The names of the tests, and of what they are grouped by, that run with a spec file: its own, and those of the suites beside the
 * specs that it calls.
 */
export function namesOfTests(file: string): string[] {
  const names: string[] = [];
  const files = new Set([file]);
  for (const each of files) {
    const { own, imported } = read(each);
    names.push(...own);
    for (const other of imported) files.add(other);
  }
  return names;
}

interface TestFile {
  own: string[];
  /** Other files of the folder that suites are in. */
  imported: string[];
}

const known = new Map<string, TestFile>();

function read(file: string): TestFile {
  const found = known.get(file) ?? parse(file, ts.sys.readFile(file) ?? "");
  known.set(file, found);
  return found;
}

function parse(file: string, code: string): TestFile {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const own: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [name] = node.arguments;
      if (name) own.push(textOf(name));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { own, imported: suitesOf(source, file) };
}

/** `it(…)`, `test.each([…])(…)`, `describe.each(…)(…)` and their like. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ["it", "test", "describe"].includes(callee.text);
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text !== "each" && isTest(callee.expression);
  if (!ts.isCallExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return false;
  return callee.expression.name.text === "each" && isTest(callee.expression.expression);
}

/** As it stands in the code. */
function textOf(name: ts.Expression): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText().replace(/^`|`$/g, "");
}

/** Tests may stand in a file beside the specs, which call them. */
function suitesOf(source: ts.SourceFile, file: string): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { text } = statement.moduleSpecifier;
    const path = text.startsWith(".") ? `${resolve(dirname(file), text)}.ts` : "";
    return path.includes("/integration-tests/") ? [path] : [];
  });
}
