import { keyAfter, newRequestKey } from "../order-payments/request-key";

/** As the js-sdk throws it. */
const answer = (status: number): Error => Object.assign(new Error("Nothing was sent."), { status });

describe("the key of a request that moves money", () => {
  const key = newRequestKey();

  it("is as the server takes it, and no two are alike", () => {
    expect(key).toMatch(/^[\w-]{8,100}$/);
    expect(newRequestKey()).not.toBe(key);
  });

  it("is another one after the server has said that the request ended and nothing was moved", () => {
    expect(keyAfter(answer(422), key)).toMatch(/^[\w-]{8,100}$/);
    expect(keyAfter(answer(422), key)).not.toBe(key);
  });

  // Each may stand between a press and an earlier one that moves money all the same.
  it.each([400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 504])("stays the same after %i", (status) => {
    expect(keyAfter(answer(status), key)).toBe(key);
  });

  it.each([[new TypeError("Failed to fetch")], [undefined], ["422"], [{ status: "422" }]])(
    "stays the same without an answer: %p",
    (failure) => expect(keyAfter(failure, key)).toBe(key),
  );
});
