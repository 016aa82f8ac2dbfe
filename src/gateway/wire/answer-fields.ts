import { AnswerError } from "./answer-error";
import { Money } from "../values/money";
import type { XmlElement } from "./xml";

/** Reads one named value of an element or object; `undefined` when it is not there. */
export type FieldReader = (name: string) => string | undefined;

/** @throws AnswerError when the texts are not an amount in a currency */
export function readMoney(amount: string | undefined, currency: string | undefined): Money {
  try {
    return Money.parse(amount ?? "", currency ?? "");
  } catch {
    throw new AnswerError("unreadable", "An amount or a currency in the answer of Assist cannot be read.");
  }
}

/** Reads a pair of codes. @throws AnswerError when they are missing or not small whole numbers */
export function readCodes(firstcode: string | undefined, secondcode: string | undefined): [number, number] {
  const codes = [firstcode, secondcode].map((code) =>
    /^\d{1,5}$/.test(code ?? "") ? Number(code) : undefined,
  );
  const [first, second] = codes;
  if (first === undefined || second === undefined)
    throw new AnswerError("unreadable", "The answer of Assist has no result codes.");

  return [first, second];
}

/** The `<order>` elements below `<result>`, which some services put into `<orders>` (protocol §6.1, §7.1). */
export function orderElements(result: XmlElement): XmlElement[] {
  return [result, ...result.childrenNamed("orders")].flatMap((parent) => parent.childrenNamed("order"));
}

/** A copy without the properties that have no value. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
