/** PostgreSQL takes no NUL in a text; nothing that has one can be in the table. */
export function storable(text: string): boolean {
  return !text.includes("\0");
}
