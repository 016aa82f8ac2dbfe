import { join } from "node:path";
import ts from "typescript";
import { citationsOf, namesOfTests } from "./cited-tests";

const root = ts.sys.getCurrentDirectory();
const text = ts.sys.readFile(join(root, "docs/promises.md")) ?? "";

/** "- **14.** Lost notifications are found." up to the next one. */
const promises = [...text.matchAll(/^- \*\*(\d+)\.\*\*[^\n]*\n(?:(?!- \*\*\d|#).*\n)*/gm)].map(
  ([words, number]) => ({ number: Number(number), words }),
);

const promised = text.slice(0, text.indexOf("## Not promised"));

describe("docs/promises.md", () => {
  it("cites tests that are there, by names that they have", () => {
    const citations = citationsOf(text);
    const wrong = citations.filter(
      ({ file, name }) => name === "" || !namesOfTests(join(root, file)).some((one) => one.includes(name)),
    );
    expect(wrong.map(({ line, file, name }) => `${line}: ${file}: "${name}"`)).toEqual([]);
    expect(citations.length).toBeGreaterThan(100);
  });

  it("names every promise by a number of its own, with at least one test", () => {
    const numbers = promises.map(({ number }) => number);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    const without = promises.filter(
      ({ words }) => promised.includes(words) && citationsOf(words).length === 0,
    );
    expect(without.map(({ number }) => number)).toEqual([]);
  });

  it("has every promise that a test or the bench names by its number", () => {
    const known = new Set(promises.map(({ number }) => number));
    const files = ["src", "simulator", "integration-tests", "bench"].flatMap((folder) =>
      ts.sys.readDirectory(join(root, folder), [".ts", ".cjs", ".mjs"], ["**/node_modules"]),
    );
    const named = files.flatMap((file) =>
      [...(ts.sys.readFile(file) ?? "").matchAll(/\bpromises? (\d+(?:, \d+)*)/g)].flatMap(([, numbers]) =>
        (numbers ?? "").split(", ").map((number) => ({ file, number: Number(number) })),
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ number }) => !known.has(number))).toEqual([]);
  });
});
