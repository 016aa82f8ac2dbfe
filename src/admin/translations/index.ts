import account from "./account";
import bills from "./bills";
import codes from "./codes";
import connection from "./connection";
import desk from "./desk";
import gateway from "./gateway";
import holds from "./holds";
import input from "./input";
import payments from "./payments";
import { translator, type Phrase } from "./translate";
import words from "./words";

/** Everything that the server's code says to staff, in English as it stands there and in Russian. */
export const sentences: readonly Phrase[] = [
  ...account,
  ...bills,
  ...codes,
  ...connection,
  ...desk,
  ...gateway,
  ...holds,
  ...input,
  ...payments,
];

export const phrases: readonly Phrase[] = [...sentences, ...words];

/** What the server says, in Russian; undefined when not a word of it is known. */
export const inRussian = translator(phrases, "ru");
