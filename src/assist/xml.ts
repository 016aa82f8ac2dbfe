import { XMLParser, XMLValidator } from "fast-xml-parser";

import { decodeXmlText } from "./xml-text";

/** Text that is not the XML we accept: ill-formed, cut off, too deep, too large, or naming external entities. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

/** Answers nest four deep (result, orders, order, operation); receipts a little deeper. */
const MAX_DEPTH = 16;
/** In characters. The transport has its own cap in bytes; this one protects other callers. */
const MAX_LENGTH = 16 * 1024 * 1024;
/** Comments before the XML declaration are ill-formed, yet a documented answer of the gateway has one. */
const LEADING_COMMENTS = /^\s*(?:<!--(?:(?!-->)[\s\S]){0,1000}-->\s*){1,3}(?=<\?xml)/;
/** The characters that XML forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const ATTRIBUTES = ":@";
const TEXT = "#text";
const CDATA = "#cdata";

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
    if (found.length > 1) {
      throw new XmlError(`The answer has ${found.length} elements "${name}" where one is expected.`);
    }
    return found[0]?.text;
  }
}

/**
 * Parses an answer. A document type is skipped, its entities are neither loaded nor expanded: `&name;` stays as it is
 * written, apart from the five names of XML itself and character numbers.
 *
 * @throws XmlError for anything that is not one complete, well-formed element
 */
export function parseXml(input: string): XmlElement {
  if (input.length > MAX_LENGTH) {
    throw new XmlError("The XML is too long.");
  }
  const xml = input
    .replace(/^\uFEFF/, "")
    .replace(LEADING_COMMENTS, "")
    .trim();
  if (FORBIDDEN.test(xml)) {
    throw new XmlError("The XML has characters that XML does not allow.");
  }
  // The parser drops text behind the root without a word.
  if (!xml.endsWith(">")) {
    throw new XmlError("The XML is not well-formed.");
  }
  const nodes = parseNodes(xml);
  const content = nodes.map(readNode).filter((node) => node instanceof XmlElement || node.trim() !== "");
  const [root] = content;
  if (!(root instanceof XmlElement) || content.length !== 1) {
    throw new XmlError("The XML has not exactly one root element.");
  }
  return root;
}

type ParsedNode = Readonly<Record<string, unknown>>;

function parseNodes(xml: string): ParsedNode[] {
  try {
    // The parser repairs what it can, a cut-off document included: only the validator refuses.
    if (XMLValidator.validate(xml) !== true) {
      throw new XmlError("The XML is not well-formed.");
    }
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: "",
      cdataPropName: CDATA,
      textNodeName: TEXT,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      processEntities: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      maxNestedTags: MAX_DEPTH,
    });
    return parser.parse(xml) as ParsedNode[];
  } catch (error) {
    // The parser's own message may quote the answer.
    throw error instanceof XmlError ? error : new XmlError("The XML cannot be read.");
  }
}

function readNode(node: ParsedNode): XmlElement | string {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  const content = name === undefined ? undefined : node[name];
  if (name === TEXT) {
    return decodeXmlText(String(content));
  }
  const children = Array.isArray(content) ? (content as ParsedNode[]) : [];
  if (name === CDATA) {
    return children.map((child) => String(child[TEXT] ?? "")).join("");
  }
  return readElement(name ?? "", node[ATTRIBUTES], children);
}

function readElement(name: string, attributes: unknown, content: ParsedNode[]): XmlElement {
  const parts = content.map(readNode);
  const attributeEntries = Object.entries(
    typeof attributes === "object" && attributes !== null ? attributes : {},
  );
  return new XmlElement(
    name.toLowerCase(),
    new Map(attributeEntries.map(([key, value]) => [key.toLowerCase(), decodeXmlText(String(value)).trim()])),
    parts.filter((part) => part instanceof XmlElement),
    parts
      .filter((part) => typeof part === "string")
      .join("")
      .trim(),
  );
}
