import languages from "../i18n";

/** "bills.title" and so on; i18next's plural endings differ between languages and are one key here. */
function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "object" && text !== null
      ? keysOf(text, `${path}${name}.`)
      : [`${path}${name}`.replace(/_(zero|one|two|few|many|other)$/, "")],
  );
}

const unique = (keys: string[]): string[] => [...new Set(keys)].sort();

describe("the panel's texts", () => {
  it("are there in English and in Russian alike", () => {
    expect(unique(keysOf(languages.ru.assist))).toEqual(unique(keysOf(languages.en.assist)));
  });

  it("are nowhere empty", () => {
    const empty = [languages.en, languages.ru].flatMap((language) =>
      JSON.stringify(language).includes('""') ? ["an empty text"] : [],
    );
    expect(empty).toEqual([]);
  });
});
