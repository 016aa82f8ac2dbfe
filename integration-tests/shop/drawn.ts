/**
 * So many of these, drawn by a seed: the list is shuffled once for a seed, and each turn takes the next ones of it, so that
 * all have their turn when there are turns enough.
 */
export function drawn<T>(all: readonly T[], count: number, seed: number, turn: number): T[] {
  const order = shuffled(all, seed);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => {
    return order[(turn * count + at) % order.length] as T;
  });
}

/**
 * So many of each list, drawn by a seed, and of every name that is in some list at least one, whatever the seed: those that
 * fit into the fewest lists are placed first, each in the list that has the fewest yet.
 */
export function dealt<T>(
  lists: readonly (readonly T[])[],
  nameOf: (item: T) => string,
  count: number,
  seed: number,
): T[][] {
  const order = lists.map((list, at) => shuffled(list, seed + at));
  const chosen = lists.map(() => new Set<T>());
  const placesOf = (name: string) =>
    order.flatMap((list, at) => {
      const item = list.find((one) => nameOf(one) === name);
      return item === undefined ? [] : [{ item, into: chosen[at] as Set<T> }];
    });
  const names = shuffled([...new Set(lists.flatMap((list) => list.map((item) => nameOf(item))))], seed);
  for (const places of names.map((name) => placesOf(name)).toSorted((a, b) => a.length - b.length)) {
    const fewest = Math.min(...places.map(({ into }) => into.size));
    const place = places.find(({ into }) => into.size === fewest);
    place?.into.add(place.item);
  }
  return order.map((list, at) => {
    const some = chosen[at] as Set<T>;
    for (const item of list) if (some.size < count) some.add(item);
    return [...some];
  });
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  return all
    .map((item, at) => ({ item, rank: Math.imul(at + 1 + seed * 31, 0x9e3779b1) >>> 0 }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
