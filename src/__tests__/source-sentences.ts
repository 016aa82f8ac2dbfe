import ts from "typescript";
import { sentencesOf } from "../admin/translations/translate";

/** A sentence, or a part of one, as it stands in the code: what is put in is {}. */
export interface SourceSentence {
  /** "src/gateway/wire/call.ts:87" */
  at: string;
  text: string;
}

/**
 * Everything in the server's code that people could read: every string of at least two words, or with a sentence's end,
 * but for what is certainly for machines or has texts of its own. Whoever adds a sentence somewhere need not tell.
 */
export function sourceSentences(root: string): SourceSentence[] {
  return ts.sys
    .readDirectory(`${root}/src`, [".ts", ".tsx"])
    .map((file) => file.slice(root.length + 1))
    .filter((file) => !apart.some((path) => file.includes(path)))
    .flatMap((file) => ofFile(file, ts.sys.readFile(`${root}/${file}`) ?? ""));
}

/** The values that a type of the server's code allows, or its `property` where it is one. */
export function valuesOf(path: string, type: string, property?: string): string[] {
  const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? "", ts.ScriptTarget.Latest, true);
  const literals = (node: ts.Node): string[] => {
    if (ts.isPropertySignature(node) && node.name.getText() !== property) return [];
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.literal.text];
    return node.getChildren().flatMap(literals);
  };
  const found = source.statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === type,
  );
  return found ? literals(found) : [];
}

/** Files without sentences of the server for staff. */
const apart = [
  "/__tests__/",
  // The panel: its texts are in i18n in both languages.
  "src/admin/",
  // For shoppers, in both languages.
  "src/checkout/pages/",
  "src/providers/assist/shopper-messages.ts",
  // Columns and conditions of the database.
  "/migrations/",
  "/models/",
  // Names of rights in Medusa's own list of them, which is English.
  "src/staff/rights/policies.ts",
  // What a case's facts are recognised by.
  "src/rules/books/shop-in-words.ts",
];

/**
 * Where a sentence goes with a name (a finding's code, a step) by which the panel has texts of its own, the same in more
 * detail. What is thrown there is an answer like any other.
 */
const named = ["src/setup/connection-check/", "src/setup/guide/", "src/setup/trial-notification/"];

/** What is certainly not for people, by its form. */
const forMachines: readonly RegExp[] = [
  // The database
  /\bis (not )?null\b|\bcoalesce\(|\bleast\(|\bgreatest\(|\bcount\(|null::|\binterval '|\bnow\(\)|\bdate_trunc\(|\bclock_timestamp\(/,
  /^(select|with|update|insert|delete|left join|extract|case when)\b/,
  /^\(?\w+(, \w+)*\)? where |^\* as |^\{\}\s+where /,
  /^\w+ (=|<>|IN) /,
  // HTTP and XML
  /charset=|filename=|<\??\w+/,
  // The server's log
  /^medusa-payment-assist\b/,
  // Lines for medusa-config
  /^\s*(\{\s*)?(resolve|dependencies): /,
  // Lists of currency codes
  /^[A-Z]{3}( [A-Z]{3})+ ?$/,
];

/** What goes into the server's log, see logging/log.ts. */
const logged = /(^|\.)log\.(error|warn|info|debug)$|^logOf\(\w+\)\.(error|warn|info|debug)$/;

function ofFile(file: string, code: string): SourceSentence[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: SourceSentence[] = [];
  const thrownOnly = named.some((path) => file.startsWith(path));
  const visit = (node: ts.Node, counts: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isLogged(node) || isSymbol(node)) return;
    const text = counts ? textOf(node) : undefined;
    if (text !== undefined && !isPartOfSum(node) && !forMachines.some((form) => form.test(text))) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const sentence of piecesOf(text)) found.push({ at: `${file}:${line}`, text: sentence });
    }
    ts.forEachChild(node, (child) => visit(child, counts || ts.isNewExpression(node)));
  };
  visit(source, !thrownOnly);
  return found;
}

function isLogged(node: ts.Node): boolean {
  return ts.isCallExpression(node) && logged.test(node.expression.getText());
}

function isSymbol(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === "Symbol";
}

/** A text, a template, or several of them put together with +; `{}` for every value in it. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => hole(span) + span.literal.text).join("");
  if (isSum(node)) {
    const parts = [textOf(node.left), textOf(node.right)];
    return parts.every((part) => part === undefined) ? undefined : parts.map((part) => part ?? "{}").join("");
  }
  return undefined;
}

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

const isPartOfSum = (node: ts.Node): boolean => isSum(node.parent);

/** By its name, a whole sentence is put in here where another follows; a mark stands for it. */
const wholeSentence = "\u0000";

function hole({ expression, literal }: ts.TemplateSpan): string {
  const isSentence = /sentence|detail|message|advice|why|said/i.test(expression.getText());
  return isSentence && /^\s+["“(A-Z]/.test(literal.text) ? wholeSentence : "{}";
}

/** Two words, or one beside a value. */
const severalWords = /[a-z]{2,}\W*\s\W*[a-z]|[a-z]{2,}[^\w\s]*\s\S*\{\}|\{\}\S*\s\W*[a-z]{2,}/i;

const oneWordSentence = /^[A-Z][a-z]+[.!?]$/;

function piecesOf(text: string): string[] {
  return (
    text
      // What follows a full stop without a space is a sentence or nothing.
      .replace(/\.\{\}$/, ".")
      // "what: why" is one sentence.
      .replace(/([^.!?\s])\s+\u0000/g, "$1 {}\u0000")
      .split(wholeSentence)
      .flatMap((part) => sentencesOf(part.trim()))
      // An amount and its currency are one value.
      .map((piece) => piece.replaceAll("{} {}", "{}"))
      .filter((piece) => severalWords.test(piece) || oneWordSentence.test(piece))
  );
}
