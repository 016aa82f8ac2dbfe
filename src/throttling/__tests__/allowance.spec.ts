import { Allowance } from "../allowance";

it("gives so many in a row, then one more at a time, each key its own, and never saves up more", () => {
  const allowance = new Allowance(3, 1000);
  const taken = (now: number, times = 5): number =>
    Array.from({ length: times }, () => allowance.take("a", now)).filter(Boolean).length;
  expect(taken(0)).toBe(3);
  expect(taken(999)).toBe(0);
  expect(taken(1000)).toBe(1);
  expect(taken(3500)).toBe(2);
  expect(taken(1_000_000)).toBe(3);
  expect(allowance.take("b", 0)).toBe(true);
});

it("keeps no more in memory than are being used, however many keys come", () => {
  const allowance = new Allowance(2, 1000);
  for (let key = 0; key < 30_000; key++) allowance.take(String(key), key);
  expect(Reflect.get(allowance, "buckets").size).toBeLessThanOrEqual(10_000);
});
