import { logOf } from "../log";

const lines: string[] = [];
const logger = Object.fromEntries(
  ["error", "warn", "info", "debug"].map((level) => [
    level,
    (line: string) => lines.push(`${level}: ${line}`),
  ]),
);
const log = logOf({ resolve: () => logger } as unknown as Parameters<typeof logOf>[0]);

describe("a line of the log", () => {
  beforeEach(() => lines.splice(0));

  it("says the plugin's name, a sentence, and what it is about", () => {
    log.info("The order is canceled.", { account: "default", order: "A-123", left: 0 });
    log.error("Nothing else.");
    expect(lines).toEqual([
      "info: medusa-payment-assist: The order is canceled. order=A-123 account=default left=0",
      "error: medusa-payment-assist: Nothing else.",
    ]);
  });

  it("stays one line whatever a value holds, and no value can be taken for another field", () => {
    log.warn("Line one\nline two.", { order: 'a b="c"', account: "x\ny", bill: "", users: "a=b" });
    expect(lines).toEqual([
      'warn: medusa-payment-assist: Line one line two. order="a b=\\"c\\"" account="x\\ny" bill="" users="a=b"',
    ]);
  });

  it("holds nothing but the fields that are listed, though a whole row is handed in", () => {
    const row = { account: "default", email: "somebody@shop.example", token: "a-token", name: "Somebody" };
    log.warn("Looked at.", row);
    // @ts-expect-error: no field of that name.
    log.warn("Looked at.", { account: "default", email: "somebody@shop.example" });
    expect(new Set(lines)).toEqual(new Set(["warn: medusa-payment-assist: Looked at. account=default"]));
  });

  it("has the sentence of an error, and where it was thrown at the level debug alone", () => {
    log.warn("Not checked.", { order: "1" }, new Error("No answer."));
    const line = 'medusa-payment-assist: Not checked. order=1 error="No answer."';
    expect(lines).toEqual([
      `warn: ${line}`,
      expect.stringMatching(/^debug: .*error="No answer\."\n +at .*log\.spec\.ts/),
    ]);
  });

  it("has nothing of what a database was to store", () => {
    const error = Object.assign(new Error("insert into … values ('somebody@shop.example')"), {
      code: "23505",
    });
    log.error("Not stored.", {}, error);
    expect(lines).toEqual(['error: medusa-payment-assist: Not stored. error="database error 23505"']);
  });

  it("has the sentence of an error that a workflow has made a plain object of", () => {
    log.warn("Not made.", {}, { name: "Error", message: "Refused" });
    log.warn("Not made.", {}, "Refused");
    log.warn("Not made.", {}, 5);
    expect(lines).toEqual([
      "warn: medusa-payment-assist: Not made. error=Refused",
      "warn: medusa-payment-assist: Not made. error=Refused",
      'warn: medusa-payment-assist: Not made. error="unknown error"',
    ]);
  });
});
