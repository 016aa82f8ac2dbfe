import { escape } from "../protocol/escape";

/** An element: its name and its text, or its children. */
export type Element = [name: string, content: string | Element[]];

export interface Document {
  firstcode: number;
  secondcode: number;
  count: number;
  /** The element declarations inside the DOCTYPE, after the attribute list of `result`. */
  declarations: string;
  children: Element[];
  /** Values stand between spaces. */
  padded?: boolean;
}

/** `<result …>` with the declaration and the DTD that head every XML answer (§1.3). */
export function xmlDocument(document: Document): string {
  const { firstcode, secondcode, count } = document;
  const body = document.children.map((child) => element(child, "  ", document.padded ?? false)).join("");
  return `<?xml version='1.0' encoding='utf-8' standalone='yes'?>
<!DOCTYPE result [
<!ATTLIST result
 firstcode CDATA #REQUIRED
 secondcode CDATA #REQUIRED
 count CDATA #REQUIRED>
${document.declarations}]>
<result firstcode='${firstcode}' secondcode='${secondcode}' count='${count}'>${body === "" ? " " : `\n${body}`}</result>
`;
}

export function element([name, content]: Element, indent = "", padded = false): string {
  if (typeof content === "string") {
    const text = padded && content !== "" ? ` ${escape(content)} ` : escape(content);
    return `${indent}<${name}>${text}</${name}>\n`;
  }
  const inside = content.map((child) => element(child, `${indent}  `, padded)).join("");
  return `${indent}<${name}>\n${inside}${indent}</${name}>\n`;
}

/** `<!ELEMENT name (#PCDATA)>` for each name. */
export function textDeclarations(names: readonly string[]): string {
  return names.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join("\n");
}

/** The named values of a record, as elements in the given order. */
export function elements<Name extends string>(
  record: Record<Name, string>,
  names: readonly Name[],
): Element[] {
  return names.map((name) => [name, record[name]]);
}

/** SOAP 1.1: the children under the named elements, of which the outermost is in the gateway's namespace (§1.2). */
export function soapEnvelope([response = "", ...inner]: string[], children: Element[]): string {
  const content = inner.reduceRight<Element[]>((inside, name) => [[name, inside]], children);
  const body = content.map((child) => element(child)).join("");
  return soap(`<ws:${response} xmlns:ws="http://www.paysecure.ru/ws/">\n${body}</ws:${response}>`);
}

export function soapFault(code: string, text: string): string {
  return soap(
    `<soapenv:Fault>\n${element(["faultcode", code])}${element(["faultstring", text])}</soapenv:Fault>`,
  );
}

function soap(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
<soapenv:Body>
${body}
</soapenv:Body>
</soapenv:Envelope>
`;
}
