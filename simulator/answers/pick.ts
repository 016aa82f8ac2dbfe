/** The named values alone, in the given order. */
export function pick<Name extends string>(
  record: Record<Name, string>,
  names: readonly Name[],
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, record[name]])) as Record<Name, string>;
}
