import fc from "fast-check";

import { isJsonObject, JsonError, parseJson, type JsonObject } from "../wire/json";

function object(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) throw new Error("not an object");

  return value;
}

describe("JSON from outside keeps numbers exact and names harmless (promise 20)", () => {
  test.each([
    ["100.1", "100.1"],
    ["100.10", "100.10"],
    ["0.1", "0.1"],
    ["5775486650107611", "5775486650107611"],
    ["99999999999999999999", "99999999999999999999"],
    ["-1", "-1"],
  ])("the number %s is the text %s", (number, text) => {
    expect(object(`{"a":${number}}`).get("a")).toBe(text);
  });

  test("digits inside texts and escapes are left alone", () => {
    expect(object('{"a":"x 1e21 \\" 5, \\\\","b":[1,"2"]}').get("a")).toBe('x 1e21 " 5, \\');
    expect(object('{"a":1,"b":[1,"2"]}').get("b")).toEqual(["1", "2"]);
    expect(object('{"1":"x"}').get("1")).toBe("x");
  });

  test("names are found in any letter case", () => {
    expect(object('{"URL":"x"}').get("url")).toBe("x");
  });

  test("__proto__ and constructor are names like any other", () => {
    const value = object('{"__proto__":{"polluted":"1"},"constructor":"2"}');
    expect(value.get("constructor")).toBe("2");
    expect(value.get("tostring")).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["cut off", '{"a":1'],
    ["mixed quotes", "{\"a\":'b'}"],
    ["a number with an exponent", '{"a":1e21}'],
    ["a capital exponent", '{"a":1E2}'],
    ["a number as a name", "{1:2}"],
    ["a leading zero", '{"a":01}'],
    ["a name twice, in other letters", '{"url":"a","URL":"b"}'],
    ["deep nesting", "[".repeat(20) + "]".repeat(20)],
    ["very deep nesting", "[".repeat(100_000) + "]".repeat(100_000)],
    ["too much", `"${"x".repeat(17 * 1024 * 1024)}"`],
  ])("%s is a JsonError", (_name, text) => {
    expect(() => parseJson(text)).toThrow(JsonError);
  });

  test("any text is read or is a JsonError; what is read is what was written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parseJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError);
        }
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (texts) => {
        expect(parseJson(JSON.stringify(texts))).toEqual(texts);
      }),
    );
  });
});
