import fc from "fast-check";

import { codePairWords, responseCodeClass, responseCodeWords } from "..";
import { verdictOfCodes, verdictOfResponseCode, type CallKind } from "../wire/code-outcome";

describe("every code has words", () => {
  test("known and unknown ones are readable", () => {
    expect(codePairWords(7, 141)).toBe("authentication error: the parameters login / password (7/141)");
    expect(codePairWords(10, 201)).toBe("missing object: the order (10/201)");
    expect(codePairWords(2, 0)).toBe("internal error (2/0)");
    expect(codePairWords(13, 99999)).toBe("unknown error: unknown subject (13/99999)");
    expect(responseCodeWords("AS102")).toBe("declined: insufficient funds (AS102)");
    expect(responseCodeWords("AS199")).toBe("declined (AS199)");
    expect(responseCodeWords("<script>alert(1)")).toBe("unknown result (?script?aler)");
    expect(responseCodeWords("")).toBe("unknown result (no code)");
  });

  test("nothing but AS000 is a success", () => {
    fc.assert(fc.property(fc.string(), (code) => responseCodeClass(code) !== "success" || code === "AS000"));
    for (const code of ["as000", "AS000 ", "AS00", "AS0000", "000", "AS001"])
      expect(responseCodeClass(code)).not.toBe("success");
  });
});

describe("no error becomes a success, and doubt stays doubt (promise 11)", () => {
  test.each<[number, number, CallKind, object]>([
    [0, 1, "read", { kind: "unknown", reason: "unknown-code" }],
    [1, 0, "command", { kind: "unknown", reason: "internal-error" }],
    [2, 1, "command", { kind: "unknown", reason: "internal-error" }],
    [16, 0, "command", { kind: "unknown", reason: "internal-error" }],
    [1, 2, "command", { kind: "unknown", reason: "internal-error" }],
    [13, 0, "command", { kind: "unknown", reason: "unknown-code" }],
    [99, 0, "command", { kind: "unknown", reason: "unknown-code" }],
    [3, 143, "command", { kind: "refused", reason: "parameter", mayRetryLater: false }],
    [4, 108, "read", { kind: "refused", reason: "parameter" }],
    [5, 108, "command", { kind: "refused", reason: "parameter" }],
    [7, 141, "read", { kind: "refused", reason: "credentials" }],
    [8, 0, "read", { kind: "refused", reason: "credentials" }],
    [19, 0, "read", { kind: "refused", reason: "credentials" }],
    [10, 201, "read", { kind: "not-found", firstcode: 10, secondcode: 201 }],
    [10, 201, "command", { kind: "not-found" }],
    [10, 100, "read", { kind: "refused", reason: "credentials" }],
    [10, 200, "read", { kind: "refused", reason: "credentials" }],
    [11, 201, "command", { kind: "refused", reason: "duplicate" }],
    [12, 201, "command", { kind: "refused", reason: "locked", mayRetryLater: true }],
    [1, 3, "read", { kind: "refused", reason: "rate-limited", mayRetryLater: true }],
    [15, 3, "command", { kind: "refused", reason: "rate-limited", mayRetryLater: true }],
    [1, 4, "read", { kind: "refused", reason: "limits" }],
    [15, 307, "command", { kind: "refused", reason: "prohibited" }],
    [17, 0, "command", { kind: "refused", reason: "limits" }],
    [18, 0, "command", { kind: "refused", reason: "fraud" }],
    [20, 402, "command", { kind: "refused", reason: "three-d-secure" }],
    [21, 0, "command", { kind: "refused", reason: "declined" }],
  ])("%i/%i on a %s", (firstcode, secondcode, call, expected) => {
    expect(verdictOfCodes(firstcode, secondcode, call)).toMatchObject({ ...expected, firstcode, secondcode });
  });

  test("only 0/0 is a success", () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(500),
        fc.constantFrom<CallKind>("read", "command"),
        (first, second, call) => {
          expect(verdictOfCodes(first, second, call) === "success").toBe(first === 0 && second === 0);
        },
      ),
    );
  });

  test.each([
    ["AS000", "success"],
    ["AS102", { kind: "refused", reason: "declined", responseCode: "AS102" }],
    ["AS400", { kind: "refused", reason: "parameter" }],
    ["AS200", { kind: "unknown", reason: "in-process" }],
    ["AS300", { kind: "unknown", reason: "in-process" }],
    ["AS998", { kind: "unknown", reason: "internal-error" }],
    ["AS999", { kind: "unknown", reason: "unknown-code" }],
    ["", { kind: "unknown", reason: "unknown-code" }],
  ])("response code %p", (code, expected) => {
    const verdict = verdictOfResponseCode(code);
    expect(typeof expected === "string" ? verdict : { ...(verdict as object) }).toEqual(
      typeof expected === "string" ? expected : expect.objectContaining(expected),
    );
  });
});
