import { dirname, join, normalize } from "node:path/posix";

/** A file of the repository; the path begins at its root. */
export interface TextFile {
  path: string;
  text: string;
}

/** Between two words of a comment, which may go on in the next line. */
const gap = String.raw`(?: |\n[ \t]*(?:\*|//|--|#)?[ \t]*)`;
/** By its number, so that this file cites nothing itself. */
const sign = "\u00a7";
const citation = new RegExp(String.raw`(?:([\w-]+)${gap})?${sign} ?(\d+(?:\.\d+)*)(?:${gap}?#(\d+))?`, "g");
/** Between the citations of a list, which all belong to the document that the first one names. */
const goesOn = new RegExp(String.raw`^(?:,|,? and|,? or)${gap}$`);
/** Words that may stand before a section and name no document. */
const smallWords = new Set("a and as at by for from in of on or see than that the to under with".split(" "));

/** Citations "NAME (section sign) N" of sections that docs/NAME.md does not have, with file and line. */
export function wrongCitations(files: readonly TextFile[], documents: readonly TextFile[]): string[] {
  const sections = new Map(documents.map(({ path, text }) => [nameOf(path), sectionsOf(text)]));
  return files.flatMap(({ path, text }) => {
    const wrong: string[] = [];
    let last = { end: 0, name: undefined as string | undefined };
    for (const match of text.matchAll(citation)) {
      const [whole, word, section = "", line] = match;
      const start = match.index;
      const isList = last.end > 0 && goesOn.test(text.slice(last.end, start + whole.indexOf(sign)));
      const name = namedBy(word?.toLowerCase()) ?? (isList ? last.name : documentOf(path));
      last = { end: start + whole.length, name };
      // A section of a standard: its number stands where else a name would.
      if (name !== undefined && /^\d+$/.test(name)) continue;
      const at = `${path}:${lineOf(text, start + whole.indexOf(sign))}`;
      const cited = `${name ?? "?"} ${sign}${section}${line === undefined ? "" : ` #${line}`}`;
      if (name === undefined) wrong.push(`${at}  ${cited} names no document`);
      else if (!sections.has(name)) wrong.push(`${at}  ${cited}: there is no docs/${name}.md`);
      else if (!sections.get(name)?.has(line === undefined ? section : `${section} #${line}`))
        wrong.push(`${at}  ${cited}: docs/${name}.md has no such section`);
    }
    return wrong;
  });
}

function namedBy(word: string | undefined): string | undefined {
  return word === undefined || smallWords.has(word) ? undefined : word;
}

/** What a citation without a name belongs to. */
function documentOf(path: string): string | undefined {
  if (path.startsWith("docs/")) return nameOf(path);
  return path.startsWith("src/gateway/") || path.startsWith("simulator/") ? "protocol" : undefined;
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.md$/, "");
}

/** Numbers of headings, "8.1", and of the numbered lines below them, "15 #8". */
export function sectionsOf(markdown: string): Set<string> {
  const found = new Set<string>();
  let section = "";
  for (const line of withoutFences(markdown).split("\n")) {
    const heading = /^#+ (\d+(?:\.\d+)*)\.? /.exec(line)?.[1];
    if (heading !== undefined) found.add((section = heading));
    const number = /^(?:(\d+)\. |\| *(\d+) *\|)/.exec(line);
    if (number && section !== "") found.add(`${section} #${number[1] ?? number[2]}`);
  }
  return found;
}

/** Links within the repository whose file or heading is not there, with file and line. `exists`: for a path from the root. */
export function brokenLinks(pages: readonly TextFile[], exists: (path: string) => boolean): string[] {
  const anchors = new Map(pages.map(({ path, text }) => [path, anchorsOf(text)]));
  return pages.flatMap(({ path, text }) => {
    const prose = withoutFences(text).replace(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
    return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].flatMap((match) => {
      const target = match[1] ?? "";
      if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target)) return [];
      const [file = "", anchor] = decodeURIComponent(target).split("#");
      const page = file === "" ? path : normalize(join(dirname(path), file));
      const at = `${path}:${lineOf(text, match.index)}  ${target}`;
      if (!exists(page)) return [`${at}: there is no such file`];
      if (anchor === undefined || anchors.get(page)?.has(anchor)) return [];
      return [`${at}: there is no such heading`];
    });
  });
}

/** As GitHub names headings. */
function anchorsOf(markdown: string): Set<string> {
  const found = new Set<string>();
  for (const [, heading = ""] of withoutFences(markdown).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const name = heading
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
      .replace(/ /g, "-");
    let unique = name;
    for (let times = 1; found.has(unique); times++) unique = `${name}-${times}`;
    found.add(unique);
  }
  return found;
}

/** Where a path in a document may begin, besides the repository's root. */
const beginnings = ["", "src/", "integration-tests/", "node_modules/@medusajs/"];
/** Not what tools make, whose folders begin with a dot. */
const codePath = /^(?!\.)((?:[\w.@[\]-]+\/)+[\w.[\]-]+\.(?:tsx?|[cm]?js|md|json|sql))(?:#([\w$,]+))?$/;

/**
 * What documents say of the code and what is not so, with file and line: in `path`, a file, and in `path#name,name` the names
 * in it. `read` gives a file's text by its path from the root, or undefined.
 */
export function wrongPaths(
  documents: readonly TextFile[],
  read: (path: string) => string | undefined,
): string[] {
  return documents.flatMap(({ path, text }) =>
    [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].flatMap((match) => {
      const [, file, names = ""] = codePath.exec(match[1] ?? "") ?? [];
      if (file === undefined) return [];
      const at = `${path}:${lineOf(text, match.index)}  ${file}`;
      const code = beginnings.map((beginning) => read(beginning + file)).find((found) => found !== undefined);
      if (code === undefined) return [`${at}: there is no such file`];
      const words = new Set(code.match(/[\w$]+/g));
      return names
        .split(",")
        .filter((name) => name !== "" && !words.has(name))
        .map((name) => `${at}: it has no ${name}`);
    }),
  );
}

/** The same text, as long, with blanks for what stands in a block of code. */
function withoutFences(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, " "));
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}
