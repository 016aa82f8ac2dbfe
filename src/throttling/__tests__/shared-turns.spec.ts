import { SharedTurns } from "../shared-turns";

/** Work that ends when it is told to. */
function controlled() {
  const ends: ((result: number | Error) => void)[] = [];
  const work = (): Promise<number> =>
    new Promise((resolve, reject) => {
      ends.push((result) => (result instanceof Error ? reject(result) : resolve(result)));
    });
  return { work, ends };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("those who come during the work share the next, which begins after it", async () => {
  const turns = new SharedTurns();
  const { work, ends } = controlled();
  const first = turns.run("a", work);
  const others = [turns.run("a", work), turns.run("a", work), turns.run("a", work)];
  expect(ends).toHaveLength(1);
  ends[0]?.(1);
  expect(await first).toBe(1);
  await nextTurn();
  expect(ends).toHaveLength(2);
  const late = turns.run("a", work);
  ends[1]?.(2);
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  await nextTurn();
  ends[2]?.(3);
  expect(await late).toBe(3);
  await nextTurn();
  expect(Reflect.get(turns, "turns").size).toBe(0);
});

it("a failure is for those who shared the work, and keeps nobody after them from it", async () => {
  const turns = new SharedTurns();
  const { work, ends } = controlled();
  const first = turns.run("a", work);
  const second = turns.run("a", work);
  ends[0]?.(new Error("lost"));
  await expect(first).rejects.toThrow("lost");
  await nextTurn();
  ends[1]?.(2);
  expect(await second).toBe(2);
});

it("work that hangs keeps nobody from theirs for ever", async () => {
  const turns = new SharedTurns(1);
  const { work, ends } = controlled();
  void turns.run("a", work);
  const second = turns.run("a", work);
  while (ends.length < 2) await nextTurn();
  ends[1]?.(2);
  expect(await second).toBe(2);
});

it("other keys have turns of their own", async () => {
  const turns = new SharedTurns();
  const { work, ends } = controlled();
  void turns.run("a", work);
  void turns.run("b", work);
  expect(ends).toHaveLength(2);
});
