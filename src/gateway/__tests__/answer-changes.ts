import fc from "fast-check";

/** A value in an answer: the text of an element that holds no others, or of an attribute of the codes. */
export interface Value {
  name: string;
  text: string;
  /** Where it is in the answer, with its name. */
  start: number;
  end: number;
  isElement: boolean;
}

/** An answer of which one value is another, missing, or there twice. */
export interface Change {
  value: Value;
  /** Undefined when it is missing. */
  text: string | undefined;
  answer: string;
}

type How = "changed" | "missing" | "doubled";

/** The values of an answer in XML, all or those of the names. */
export function valuesOf(answer: string, names?: readonly string[]): Value[] {
  const elements = [...answer.matchAll(/<(\w+)>([^<>]*)<\/\1>/g)];
  const attributes = [...answer.matchAll(/(firstcode|secondcode|count)='([^']*)'/g)];
  return [...elements, ...attributes]
    .map((found) => ({
      name: found[1] ?? "",
      text: found[2] ?? "",
      start: found.index,
      end: found.index + found[0].length,
      isElement: found[0].startsWith("<"),
    }))
    .filter(({ name }) => names?.includes(name) ?? true);
}

function change(answer: string, value: Value, how: How, text: string): Change {
  const write = (said: string): string =>
    value.isElement ? `<${value.name}>${said}</${value.name}>` : ` ${value.name}='${said}'`;
  const instead = { changed: write(text), missing: "", doubled: write(value.text) + write(text) }[how];
  return {
    value,
    text: how === "missing" ? undefined : text,
    answer: answer.slice(0, value.start) + instead + answer.slice(value.end),
  };
}

/** What a gateway might say in one place or another. */
const words = [
  "",
  "0",
  "1",
  "00",
  "7",
  "10",
  "12",
  "100",
  "141",
  "150.00",
  "150.01",
  "1.00",
  "200",
  "300",
  "RUB",
  "BYN",
  "AS000",
  "AS102",
  "AS300",
  "Approved",
  "Delayed",
  "Declined",
  "Canceled",
  "Paid",
  "Invoiced",
  "A-101",
  "B-2",
  "222222",
  "5111111000000002",
  "0".repeat(32),
];

/** Each value with each word in its place, with another beside it, and without it. */
export function* everyChange(answer: string, names: readonly string[]): Generator<Change> {
  for (const value of valuesOf(answer, names)) {
    yield change(answer, value, "missing", "");
    yield change(answer, value, "doubled", "1");
    for (const word of words) yield change(answer, value, "changed", word);
  }
}

/** A value changed at random. */
export function changedValue(answer: string, value: Value): fc.Arbitrary<Change> {
  const anything = fc.string({
    unit: fc.constantFrom(..."AS0123456789.,-+ BYNRUapprovedDl"),
    maxLength: 20,
  });
  return fc
    .tuple(
      fc.constantFrom<How>("changed", "missing", "doubled"),
      fc.oneof(anything, fc.constantFrom(...words)),
    )
    .map(([how, text]) => change(answer, value, how, text));
}

/** One character of the answer is another, missing, or too many. */
export function changedCharacters(answer: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.nat(answer.length - 1),
      fc.constantFrom(..."<>/='&; 0159AaZ\0"),
      fc.constantFrom(0, 1),
      fc.boolean(),
    )
    .map(
      ([at, character, removed, added]) =>
        answer.slice(0, at) + (added ? character : "") + answer.slice(at + removed),
    );
}

/** The same in another way of writing it, as an amount in fewer digits. */
export function isSame(before: string, after: string | undefined): boolean {
  if (after === undefined) return before === "";
  if (before === after.trim()) return true;
  if (/^0+$/.test(before) && /^0+$/.test(after)) return true;
  const decimals = (text: string): string => (/^\d+(\.\d+)?$/.test(text) ? text.replace(/\.0+$/, "") : text);
  return decimals(before) === decimals(after);
}
