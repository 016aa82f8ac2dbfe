/** Excel takes a file for its own country's encoding unless it begins so. */
const byteOrderMark = "\uFEFF";

/** Where a spreadsheet would see a formula, also behind a full-width sign, a tab or a line break. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

export type CsvCell = string | number | boolean | Date | null;

/**
 * A table by RFC 4180: commas, CRLF, quotes where they are needed, the names of the columns first. Texts that a
 * spreadsheet would carry out as a formula begin with an apostrophe, which makes them plain text there.
 */
export function csv(names: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [names, ...rows].map((row) => `${row.map(written).join(",")}\r\n`);
  return `${byteOrderMark}${lines.join("")}`;
}

function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== "string") return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  // Where a comma is in numbers, spreadsheets part cells by a semicolon.
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
