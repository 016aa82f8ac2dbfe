import { CheckQueue } from "../check-queue";

/** A check that ends when told. */
function slowLook(): { look: () => Promise<void>; begun: () => boolean; end: () => void } {
  let begun = false;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const look = (): Promise<void> => {
    begun = true;
    return ended;
  };
  return { look, begun: () => begun, end: () => end() };
}

const limits = { atOnce: 1, waiting: 2, between: 200, sleep: () => Promise.resolve() };

it("a check begins at once when none is under way", () => {
  const only = slowLook();
  void new CheckQueue(limits).begin("A-1", only.look);
  expect(only.begun()).toBe(true);
});

it("looks that come together go one after another, with a pause for the answers to other messages", async () => {
  const pauses: number[] = [];
  const looks = new CheckQueue({
    ...limits,
    sleep: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
  });
  const [first, second] = [slowLook(), slowLook()];
  void looks.begin("A-1", first.look);
  const ended = looks.begin("A-2", second.look);
  expect(second.begun()).toBe(false);
  first.end();
  second.end();
  await ended;
  expect(second.begun()).toBe(true);
  expect(pauses).toEqual([200, 200]);
});

it("a check keeps its place for the pause even when none waits, so that a steady rush cannot begin one after another", async () => {
  let over = (): void => undefined;
  const looks = new CheckQueue({ ...limits, sleep: () => new Promise<void>((resolve) => (over = resolve)) });
  await looks.begin("A-1", () => Promise.resolve());
  const second = slowLook();
  void looks.begin("A-2", second.look);
  expect(second.begun()).toBe(false);
  over();
  await new Promise((resolve) => setImmediate(resolve));
  expect(second.begun()).toBe(true);
});

it("one order waits once, however often it is told of", () => {
  const looks = new CheckQueue(limits);
  void looks.begin("A-1", slowLook().look);
  const waiting = looks.begin("A-2", slowLook().look);
  const again = slowLook();
  expect(looks.begin("A-2", again.look)).toBe(waiting);
  expect(again.begun()).toBe(false);
});

it("more than may wait are left to the job", async () => {
  const looks = new CheckQueue(limits);
  for (const number of ["A-1", "A-2", "A-3"]) void looks.begin(number, slowLook().look);
  const left = slowLook();
  await looks.begin("A-4", left.look);
  expect(left.begun()).toBe(false);
});
