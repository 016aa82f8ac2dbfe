import { formatAmount } from "../amounts";
import { formatMoment } from "../moments";

/**
 * One sentence of the server as it stands in the code, with {name} for what is put in there, and the same in another
 * language. What begins with an underscore, {_name}, may be left out of the translation. A phrase without an end is a
 * part of a sentence.
 */
export type Phrase = readonly [english: string, translation: string];

/** Puts what the server says into a language; undefined when not a word of it is known. */
export type Translate = (message: string) => string | undefined;

interface Pattern {
  match: RegExp;
  translation: string;
}

/** Where a sentence ends and another begins. A dot by itself is no end. */
const boundary = /\S[.!?]["”)]?\s+(?=\S)/g;

const placeholder = /\{(_?[a-z]\w*)\}/gi;

/** A message's sentences, without the spaces between them. */
export function sentencesOf(message: string): string[] {
  const ends = [...message.matchAll(boundary)].map(({ index, 0: end }) => index + end.length);
  return [0, ...ends].map((start, at) => message.slice(start, ends[at]).trim());
}

/**
 * Translates sentence by sentence, and what was put into a sentence apart from it: a sentence within a sentence, words,
 * amounts and moments as readers of the language write them. What is not known stays as it is.
 */
export function translator(phrases: readonly Phrase[], language: string): Translate {
  const plain = new Map(phrases.filter(([english]) => english.search(placeholder) < 0));
  // The one with the most words of its own first: it says the most.
  const patterns = phrases
    .filter(([english]) => english.search(placeholder) >= 0)
    .sort(([left], [right]) => ownLength(right) - ownLength(left))
    .map(([english, translation]): Pattern => ({ match: patternOf(english), translation }));

  const known = (text: string): string | undefined => {
    const same = plain.get(text);
    if (same !== undefined) return same;
    for (const { match, translation } of patterns) {
      const found = match.exec(text);
      if (found)
        return translation.replace(placeholder, (_, name: string) => value(found.groups?.[name] ?? ""));
    }
    return undefined;
  };

  const value = (text: string): string => {
    const trimmed = text.trim();
    const shown = amountOrMoment(trimmed, language) ?? message(trimmed);
    return shown === undefined ? text : text.replace(trimmed, () => shown);
  };

  /** A sentence or a part of one; lists and "what: why" are known by their parts. */
  const sentence = (text: string): string | undefined =>
    known(text) ??
    (text.endsWith(".") ? ended(sentence(text.slice(0, -1))) : unended(known(`${text}.`))) ??
    inParts(text.split("; "), "; ", sentence) ??
    inParts(headed(text), ": ", (part) => amountOrMoment(part, language) ?? sentence(part));

  const message = (text: string): string | undefined => {
    const sentences = joined(sentencesOf(text), known);
    return sentences.length > 1 ? inParts(sentences, " ", sentence) : sentence(text);
  };

  return (text) => message(text.trim());
}

/** A value may hold what looks like a sentence's end: puts together again what is known only as a whole. */
function joined(parts: string[], known: Translate): string[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const wholes = parts.map((_, at) => parts.slice(0, at + 1).join(" "));
  const whole = known(first) === undefined ? wholes.findIndex((text) => known(text) !== undefined) : 0;
  return whole > 0
    ? [wholes[whole] ?? first, ...joined(parts.slice(whole + 1), known)]
    : [first, ...joined(others, known)];
}

const ended = (text: string | undefined): string | undefined => (text === undefined ? undefined : `${text}.`);

/** What is a sentence by itself, and a part of one here. */
const unended = (text: string | undefined): string | undefined => text?.replace(/\.$/, "");

/** "What: why" in two. */
function headed(text: string): string[] {
  const at = text.indexOf(": ");
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + 2)];
}

/** Undefined when none of several parts is known. */
function inParts(parts: string[], between: string, translate: Translate): string | undefined {
  if (parts.length < 2) return undefined;
  const translated = parts.map(translate);
  if (translated.every((part) => part === undefined)) return undefined;
  return translated.map((part, at) => part ?? parts[at]).join(between);
}

/** What a phrase matches, with a named group for each value. */
function patternOf(english: string): RegExp {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(placeholder, "(?<$1>.*?)")}$`, "s");
}

const ownLength = (english: string): number => english.replace(placeholder, "").length;

const values =
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)|(?<![\d.,-])\d+\.\d+ [A-Z]{3}\b/g;

/** A message of the server's as it stands, with its amounts and moments as readers of the language write them. */
export function withShownValues(message: string, language: string): string {
  return message.replace(values, (value) => amountOrMoment(value, language) ?? value);
}

const amount = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function amountOrMoment(text: string, language: string): string | undefined {
  const [, digits, currency] = amount.exec(text) ?? [];
  if (digits !== undefined && currency !== undefined) return formatAmount(digits, currency, language);
  return moment.test(text) ? formatMoment(text, language) : undefined;
}
