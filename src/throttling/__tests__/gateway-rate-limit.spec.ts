import { GatewayRateLimit } from "../gateway-rate-limit";

const minute = 60_000;

describe("an account whose gateway says too often", () => {
  it("rests twice as long each time, up to a quarter of an hour, until an answer comes", () => {
    const pace = new GatewayRateLimit();
    const rests: number[] = [];
    let now = 0;
    for (let time = 0; time < 6; time++) {
      const rest = pace.tooOften("ru", now);
      expect(pace.isResting("ru", now + rest - 1)).toBe(true);
      expect(pace.isResting("ru", now + rest)).toBe(false);
      rests.push(rest / minute);
      now += rest;
    }
    expect(rests).toEqual([1, 2, 4, 8, 15, 15]);
    pace.answered("ru", now);
    expect(pace.tooOften("ru", now)).toBe(minute);
  });

  it("rests alone", () => {
    const pace = new GatewayRateLimit();
    pace.tooOften("ru", 0);
    expect(pace.isResting("by", 0)).toBe(false);
  });

  it("is not woken by an answer that was on its way, and not sent to rest twice by questions sent together", () => {
    const pace = new GatewayRateLimit();
    pace.tooOften("ru", 0);
    expect(pace.tooOften("ru", 10)).toBe(minute - 10);
    pace.answered("ru", 20);
    expect(pace.isResting("ru", 30)).toBe(true);
  });
});
