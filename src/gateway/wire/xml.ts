import { setImmediate as nextTurn } from "node:timers/promises";
import { SaxesParser } from "saxes";

/** Text that is not the XML we accept: ill-formed, cut off, too deep, too large, or naming external entities. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

/** Answers nest four deep (result, orders, order, operation); receipts a little deeper. */
const maxDepth = 16;
/** In characters. The transport has its own cap in bytes; this one protects other callers. */
const maxLength = 16 * 1024 * 1024;
/** In characters. What else the process has to do is done between two slices, however long an answer is. */
const sliceLength = 64 * 1024;
/** Comments before the XML declaration are ill-formed, yet a documented answer of the gateway has one. */
const leadingComments = /^\s*(?:<!--(?:(?!-->)[\s\S]){0,1000}-->\s*){1,3}(?=<\?xml)/;
/** Numbers of characters that XML does not allow: left as they are written, like an unknown entity. */
const unknownCharacter = /malformed character entity\.$/;
const externalEntity = /<!ENTITY[^>]*\b(?:SYSTEM|PUBLIC)\b/i;

const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The five names of XML itself; entities that a document declares stay as written, so that none can grow. */
const entities = new Proxy<Record<string, string>>(
  {},
  { get: (_, name) => named.get(String(name)) ?? `&${String(name)};` },
);

/** One element of a parsed document. Names are in lower case, as the gateway's spelling varies (protocol §14 #16). */
export class XmlElement {
  readonly children: readonly XmlElement[];
  readonly name: string;
  /** Own text, entities decoded, trimmed: documented answers pad values with spaces (protocol §7.1). */
  readonly text: string;
  private readonly attributes: ReadonlyMap<string, string>;

  constructor(
    name: string,
    attributes: ReadonlyMap<string, string>,
    children: readonly XmlElement[],
    text: string,
  ) {
    this.name = name;
    this.attributes = attributes;
    this.children = children;
    this.text = text;
  }

  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  childrenNamed(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** Elements of this name at any depth below this one. */
  descendantsNamed(name: string): XmlElement[] {
    return this.children.flatMap((child) => [
      ...(child.name === name ? [child] : []),
      ...child.descendantsNamed(name),
    ]);
  }

  /**
   * Text of the only child of this name; `undefined` when there is none.
   *
   * @throws XmlError when there are several: which of two amounts would be the true one?
   */
  field(name: string): string | undefined {
    const found = this.childrenNamed(name);
    if (found.length > 1)
      throw new XmlError(`The answer has ${found.length} elements "${name}" where one is expected.`);

    return found[0]?.text;
  }
}

/**
 * Parses an answer. A document type is skipped, its entities are neither loaded nor expanded: `&name;` stays as it is
 * written, apart from the five names of XML itself and character numbers.
 *
 * @throws XmlError for anything that is not one complete, well-formed element
 */
export async function parseXml(input: string): Promise<XmlElement> {
  if (input.length > maxLength) throw new XmlError("The XML is too long.");

  const xml = input
    .replace(/^\uFEFF/, "")
    .replace(leadingComments, "")
    .trim();
  const reader = new Reader();
  for (let at = 0; at < xml.length; at += sliceLength) {
    if (at > 0) await nextTurn();
    reader.write(xml.slice(at, at + sliceLength));
  }
  return reader.root();
}

/** An element whose end has not come yet. */
interface Open {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
}

class Reader {
  private readonly parser = new SaxesParser({ position: false });
  private readonly open: Open[] = [];
  private attributes = new Map<string, string>();
  private found: XmlElement | undefined;

  constructor() {
    const { parser, open } = this;
    parser.ENTITIES = entities;
    parser.on("error", (error) => {
      if (!unknownCharacter.test(error.message)) throw new XmlError("The XML is not well-formed.");
    });
    parser.on("doctype", (doctype) => {
      if (externalEntity.test(doctype)) throw new XmlError("The XML names an entity outside itself.");
    });
    parser.on("attribute", ({ name, value }) => {
      refuseReserved(name);
      this.attributes.set(name.toLowerCase(), value.trim());
    });
    parser.on("opentag", ({ name }) => {
      refuseReserved(name);
      if (open.length >= maxDepth) throw new XmlError("The XML is nested too deep.");
      open.push({ name: name.toLowerCase(), attributes: this.attributes, children: [], text: "" });
      this.attributes = new Map();
    });
    const addText = (text: string): void => {
      const inner = open.at(-1);
      if (inner) inner.text += text;
    };
    parser.on("text", addText);
    parser.on("cdata", addText);
    parser.on("closetag", () => {
      const ended = open.pop();
      if (!ended) return;
      const element = new XmlElement(ended.name, ended.attributes, ended.children, ended.text.trim());
      const outer = open.at(-1);
      if (outer) outer.children.push(element);
      else this.found = element;
    });
  }

  /** @throws XmlError */
  write(slice: string): void {
    this.guarded(() => this.parser.write(slice));
  }

  /** @throws XmlError unless all of one element was read */
  root(): XmlElement {
    this.guarded(() => this.parser.close());
    if (!this.found) throw new XmlError("The XML has no element.");
    return this.found;
  }

  private guarded(read: () => unknown): void {
    try {
      read();
    } catch (error) {
      // The parser's own message may quote the answer.
      throw error instanceof XmlError ? error : new XmlError("The XML cannot be read.");
    }
  }
}

/** Nothing is ever called so, and libraries on the way of a value may take it for something else. */
function refuseReserved(name: string): void {
  if (name === "__proto__") throw new XmlError("The XML has a name that nothing may have.");
}
