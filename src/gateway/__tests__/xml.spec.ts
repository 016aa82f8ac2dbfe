import fc from "fast-check";

import { parseXml, XmlError } from "../wire/xml";

const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ""};`.repeat(10)}">`,
).join("")}]><result>&lol9;</result>`;

describe("XML from outside is read as text, and nothing is expanded (promise 20)", () => {
  test("Cyrillic, the five entities and character numbers come out right, once", async () => {
    const root = await parseXml(
      "<r n='&lt;&#1071;'>ООО &quot;Ромашка &amp; Ко&quot; &#x41f;&#1088; &amp;lt; <![CDATA[&amp; <b>]]></r>",
    );
    expect(root.text).toBe('ООО "Ромашка & Ко" Пр &lt; &amp; <b>');
    expect(root.attribute("n")).toBe("<Я");
  });

  test("entities of the document itself stay as written", async () => {
    expect((await parseXml(BILLION_LAUGHS)).text).toBe("&lol9;");
  });

  test.each(["&#0;", "&#xD800;", "&#1114112;", "&#xFFFE;", "&#99999999;", "&unknown;"])(
    "%s is left alone",
    async (written) => {
      expect((await parseXml(`<r>${written}</r>`)).text).toBe(written);
    },
  );

  test("numbers stay text", async () => {
    expect((await parseXml("<r a='007'><b>5775486650107611</b><c> 100.10 </c></r>")).field("c")).toBe(
      "100.10",
    );
    expect((await parseXml("<r a='007'><b>5775486650107611</b></r>")).field("b")).toBe("5775486650107611");
    expect((await parseXml("<r a='007'/>")).attribute("a")).toBe("007");
  });

  test("names are found in any letter case", async () => {
    expect((await parseXml("<Result><OrderNumber>1</OrderNumber></Result>")).field("ordernumber")).toBe("1");
  });

  test("names like constructor are names, and are not there unless sent", async () => {
    expect((await parseXml("<r/>")).field("constructor")).toBeUndefined();
    expect((await parseXml("<r/>")).attribute("tostring")).toBeUndefined();
  });

  test("a comment before the XML declaration is tolerated, as documented answers have it", async () => {
    expect((await parseXml("<!-- c -->\n<?xml version='1.0'?><r>1</r>")).text).toBe("1");
  });

  test("an element sent twice is not chosen from", async () => {
    const twice = await parseXml("<r><a>1</a><a>2</a></r>");
    expect(() => twice.field("a")).toThrow(XmlError);
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["a text", "OK"],
    ["a page that is not well-formed", "<html><body><br>Error</body></html>"],
    ["cut off in the middle", "<result firstcode='0'><order><amount>1"],
    ["cut off before the end", "<result><order/>"],
    ["cut off document type", "<!DOCTYPE result [<!ELEMENT a (#PCDATA)>"],
    ["an external entity", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'],
    ["deep nesting", "<a>".repeat(100_000) + "</a>".repeat(100_000)],
    ["twenty levels", "<a>".repeat(20) + "</a>".repeat(20)],
    ["two roots", "<r/><r/>"],
    ["text behind the root", "<r/>x"],
    ["__proto__ as an element", "<r><__proto__><x>1</x></__proto__></r>"],
    ["__proto__ as an attribute", "<r __proto__='1'/>"],
    ["crossed tags", "<a><b></a></b>"],
    ["a doubled attribute", "<r a='1' a='2'/>"],
    ["a zero byte", "<r>\u0000</r>"],
    ["too much", `<r>${"x".repeat(17 * 1024 * 1024)}</r>`],
  ])("%s is an XmlError", async (_name, xml) => {
    await expect(parseXml(xml)).rejects.toThrow(XmlError);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("a long answer is read in slices, between which others have their turn, and nothing is lost at their edges", async () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `Заказ №${at} 😀 & <b>`);
    const escaped = texts.map((text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;"));
    let turns = 0;
    let isRead = false;
    const others = (): void => {
      if (isRead) return;
      turns++;
      setImmediate(others);
    };
    setImmediate(others);
    const root = await parseXml(`<r>${escaped.map((text) => `<o>${text}</o>`).join("")}</r>`);
    isRead = true;
    expect(root.children.map(({ text }) => text)).toEqual(texts);
    expect(turns).toBeGreaterThan(5);
  });

  test("an error does not repeat the document", async () => {
    await expect(parseXml("<secret4111111111111111")).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("4111") }),
    );
  });

  test("any text is read or is an XmlError", async () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "<a>",
      "</a>",
      "<!DOCTYPE",
      "[",
      "]",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "&amp;",
      "&",
      "'",
      '"',
      "=",
      " ",
      "<?xml",
      "?>",
      "<!ENTITY",
      "%",
      "__proto__",
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        try {
          await parseXml(text);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
