import type { AssistClient, ClientOptions } from "..";
import { BILL_NUMBER, checkValueOf, codesXml } from "./local-bills";
import { clientAt, LocalGateway, resultXml } from "./local-gateway";

let gateway: LocalGateway;
let client: AssistClient;

beforeEach(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

afterEach(async () => {
  await client.close();
  await gateway.stop();
});

function use(options: ClientOptions): void {
  client = clientAt(gateway.url, options);
}

describe("what billrevoke is sent", () => {
  const FIELDS = {
    Merchant_ID: "111111",
    Login: "shop_login",
    Password: "Passw0rd12345",
    Bill: "B-1",
    Checkvalue: checkValueOf("111111;shop_login;Passw0rd12345;B-1"),
    Format: "3",
  };

  test("the number, the credentials and their check value, all in the body", async () => {
    await client.revokeBill({ number: BILL_NUMBER });
    expect(gateway.requests).toMatchObject([{ method: "POST", path: "/bill/billrevoke.cfm" }]);
    expect(gateway.requests[0]?.form).toEqual(FIELDS);
  });

  test.each([
    [false, "0"],
    [true, "1"],
  ] as const)("whether the customer is told, %s, is not hashed", async (notify, sent) => {
    await client.revokeBill({ number: BILL_NUMBER, notify });
    expect(gateway.requests[0]?.form).toEqual({ ...FIELDS, SendNotification: sent });
  });

  test("at the path that the merchant's host has it", async () => {
    use({ billRevokePath: "/bill/revoke.cfm" });
    await client.revokeBill({ number: BILL_NUMBER });
    expect(gateway.requests[0]?.path).toBe("/bill/revoke.cfm");
  });

  test("nothing, when the number cannot be one", async () => {
    for (const number of ["", "B 1", "B;1", "x".repeat(129)]) {
      expect(await client.revokeBill({ number: number as typeof BILL_NUMBER })).toMatchObject({
        kind: "refused",
        reason: "parameter",
      });
    }
    expect(gateway.requests).toHaveLength(0);
  });
});

describe("how billrevoke ends", () => {
  test.each<[string, string, object]>([
    ["success", resultXml(""), { kind: "done", value: { number: "B-1" } }],
    ["success that names the bill", resultXml("<bill>B-1</bill>"), { kind: "done" }],
    ["no such bill", codesXml("10", "187"), { kind: "not-found" }],
    ["paid already", codesXml("15", "190"), { kind: "refused", reason: "prohibited", mayRetryLater: false }],
    ["being paid", codesXml("12", "187"), { kind: "refused", reason: "locked", mayRetryLater: true }],
    ["wrong credentials", codesXml("7", "141"), { kind: "refused", reason: "credentials" }],
    ["no such merchant", codesXml("10", "100"), { kind: "refused", reason: "credentials" }],
    ["another bill's answer", resultXml("<bill>B-2</bill>"), { kind: "unknown", reason: "mismatch" }],
    [
      "another merchant's answer",
      resultXml("<order><merchant_id>222222</merchant_id></order>"),
      { kind: "unknown", reason: "mismatch" },
    ],
    ["an internal error", codesXml("2", "1"), { kind: "unknown", reason: "internal-error" }],
    ["success and error", codesXml("0", "190"), { kind: "unknown", reason: "unknown-code" }],
    ["a page", "<html><body>OK</body></html>", { kind: "unknown", reason: "unreadable" }],
    ["nothing", "", { kind: "unknown", reason: "unreadable" }],
    ["no codes", "<result/>", { kind: "unknown", reason: "unreadable" }],
    ["a fault", "<Fault><faultstring>no</faultstring></Fault>", { kind: "unknown", reason: "unreadable" }],
  ])("%s", async (_case, answer, expected) => {
    gateway.answers(answer);
    const outcome = await client.revokeBill({ number: BILL_NUMBER });
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toMatch(/\border\b|Passw0rd|shop_login/);
    expect(gateway.requests).toHaveLength(1);
  });
});
