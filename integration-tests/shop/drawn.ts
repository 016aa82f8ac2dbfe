/**
 * So many of these, drawn by a seed: the list is shuffled once for a seed, and each turn takes the next ones of it, so that
 * all have their turn when there are turns enough.
 */
export function drawn<T>(all: readonly T[], count: number, seed: number, turn: number): T[] {
  const order = all
    .map((item, at) => ({ item, rank: Math.imul(at + 1 + seed * 31, 0x9e3779b1) >>> 0 }))
    .toSorted((one, other) => one.rank - other.rank);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => {
    const place = (turn * count + at) % order.length;
    return (order[place] as { item: T }).item;
  });
}
