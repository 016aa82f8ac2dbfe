import {
  Money,
  parseOrderNumber,
  type AssistClient,
  type ClientOptions,
  type EripBillRequest,
  type LinkBillRequest,
} from "..";
import { BILL, checkValueOf, codesXml, TOKEN, tokenXml } from "./local-bills";
import { clientAt, LocalGateway, resultXml } from "./local-gateway";

const NOW = new Date("2026-03-01T10:00:30Z");
const CORE_X = "111111;shop_login;Passw0rd12345;B-1;150.00;RUB;;;;;;;;;";

let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  gateway = await LocalGateway.start();
});

beforeEach(() => {
  gateway.requests.length = 0;
  gateway.answers(tokenXml(TOKEN));
  use({});
});

afterEach(() => client.close());
afterAll(() => gateway.stop());

function use(options: ClientOptions): void {
  client = clientAt(gateway.url, { now: () => NOW, ...options });
}

const link = (changes: Partial<LinkBillRequest>): LinkBillRequest => ({ ...BILL, ...changes });
const erip = (changes: Partial<EripBillRequest>): EripBillRequest => ({
  kind: "erip",
  number: parseOrderNumber("B1"),
  amount: Money.parse("10.5", "BYN"),
  ...changes,
});

describe("a bill is certainly made", () => {
  test("with its number, its token and its link", async () => {
    expect(await client.createBill(BILL)).toEqual({
      kind: "done",
      value: { number: "B-1", token: TOKEN, link: `${gateway.url}/bill/paybill.cfm?ID=${TOKEN}` },
    });
  });

  test("whatever the HTTP status, and without a count", async () => {
    gateway.answers(tokenXml("a+/=").replace("count='1'", ""), 500);
    expect(await client.createBill(BILL)).toMatchObject({
      kind: "done",
      value: { token: "a+/=", link: expect.stringMatching(/\?ID=a%2B%2F%3D$/) },
    });
  });

  test("in ERIP, where there is no page to link to", async () => {
    expect(await client.createBill(erip({}))).toEqual({
      kind: "done",
      value: { number: "B1", token: TOKEN, link: null },
    });
  });

  test.each([
    ["not told", "", null],
    ["told", "<bill>AUTO-7</bill>", "AUTO-7"],
    ["told twice", "<bill>AUTO-7</bill><bill>AUTO-8</bill>", null],
    ["told in letters that no later request can carry", "<bill>AUTO 7</bill>", null],
  ])("under a number that Assist chooses, %s", async (_case, told, number) => {
    gateway.answers(resultXml(`<return><Hash>${TOKEN}</Hash>${told}</return>`));
    expect(await client.createBill(link({ number: null }))).toMatchObject({
      kind: "done",
      value: { number },
    });
    expect(gateway.requests[0]?.form).toMatchObject({
      Bill: "",
      Checkvalue: checkValueOf(CORE_X.replace("B-1", "")),
    });
  });
});

describe("a bill is certainly not made", () => {
  test.each([
    ["11", "187"],
    ["11", "0"],
    ["11", "107"],
    ["11", "201"],
    ["11", "999"],
  ])("%s/%s: there is a bill under this number, which is an outcome of its own", async (first, second) => {
    gateway.answers(codesXml(first, second));
    expect(await client.createBill(BILL)).toEqual({
      kind: "bill-exists",
      number: "B-1",
      firstcode: 11,
      secondcode: Number(second),
      sentence: expect.stringContaining("already has a bill with the number B-1"),
    });
  });

  test.each([
    ["11", "189", { reason: "duplicate", mayRetryLater: true }],
    ["7", "141", { reason: "credentials", mayRetryLater: false }],
    ["9", "158", { reason: "credentials", mayRetryLater: false }],
    ["10", "100", { reason: "credentials", mayRetryLater: false }],
    ["10", "208", { reason: "parameter", mayRetryLater: false }],
    ["5", "108", { reason: "parameter", mayRetryLater: false }],
    ["4", "104", { reason: "parameter", mayRetryLater: false }],
    ["12", "200", { reason: "locked", mayRetryLater: true }],
    ["1", "3", { reason: "rate-limited", mayRetryLater: true }],
    ["15", "350", { reason: "prohibited", mayRetryLater: false }],
    ["17", "211", { reason: "limits", mayRetryLater: false }],
  ])("%s/%s is a refusal in words", async (first, second, expected) => {
    gateway.answers(codesXml(first, second));
    const outcome = await client.createBill(BILL);
    expect(outcome).toMatchObject({
      kind: "refused",
      firstcode: Number(first),
      secondcode: Number(second),
      ...expected,
      sentence: expect.stringContaining(`${first}/${second}`),
    });
    expect(outcome).toMatchObject({ sentence: expect.not.stringContaining("order") });
  });

  test("with automatic numbering no number of ours exists already", async () => {
    gateway.answers(codesXml("11", "187"));
    expect(await client.createBill(link({ number: null }))).toMatchObject({
      kind: "refused",
      reason: "duplicate",
      mayRetryLater: true,
    });
  });
});

describe("whether a bill is made is unknown, and it is not sent again", () => {
  const genuine = tokenXml(TOKEN);

  test.each<[string, string | Buffer, string]>([
    ["nothing", "", "unreadable"],
    ["a page", "<html><body>Error<br></body></html>", "unreadable"],
    ["a page that is well-formed", `<html><Hash>${TOKEN}</Hash></html>`, "unreadable"],
    ["JSON", JSON.stringify({ createbill: { hash: TOKEN } }), "unreadable"],
    ["an answer cut off", genuine.slice(0, -12), "unreadable"],
    ["success without a token", resultXml(""), "unreadable"],
    ["success that counts none", tokenXml(TOKEN, "0"), "unreadable"],
    ["an empty token", tokenXml(""), "unreadable"],
    ["a token with a space in it", tokenXml("6CPV 7F4a"), "unreadable"],
    ["a token in other letters", tokenXml("токен"), "unreadable"],
    ["an endless token", tokenXml("x".repeat(257)), "unreadable"],
    ["two tokens", genuine.replace("<return>", "<return><Hash>other</Hash>"), "unreadable"],
    ["an error beside a token", genuine.replace("firstcode='0'", "firstcode='11'"), "unreadable"],
    ["no codes", genuine.replace("firstcode='0'", ""), "unreadable"],
    ["a code that is none", genuine.replace("firstcode='0'", "firstcode='-0'"), "unreadable"],
    ["another bill's number", genuine.replace("<return>", "<return><Bill>B-2</Bill>"), "mismatch"],
    ["its number in other letters", genuine.replace("<return>", "<return><Bill>b-1</Bill>"), "mismatch"],
    [
      "another merchant",
      genuine.replace("<return>", "<return><merchant_id>222222</merchant_id>"),
      "mismatch",
    ],
    ["an error of Assist", codesXml("1", "0"), "internal-error"],
    ["an internal error", codesXml("2", "1"), "internal-error"],
    ["a time-out", codesXml("16", "0"), "internal-error"],
    ["success and error", codesXml("0", "187"), "unknown-code"],
    ["an unknown code", codesXml("77", "0"), "unknown-code"],
    ["ten megabytes", Buffer.alloc(10 * 1024 * 1024, " "), "too-large"],
    ["deep nesting", "<result>".repeat(50_000) + "</result>".repeat(50_000), "unreadable"],
    [
      "an external entity",
      '<!DOCTYPE result [<!ENTITY x SYSTEM "file:///etc/passwd">]><result firstcode="0" secondcode="0"><Hash>&x; y</Hash></result>',
      "unreadable",
    ],
    ["windows-1251", Buffer.from([0x3c, 0xcf, 0xf0, 0x3e]), "unreadable"],
  ])("%s", async (_case, answer, reason) => {
    gateway.answers(answer);
    expect(await client.createBill(BILL)).toMatchObject({
      kind: "unknown",
      reason,
      certainlyNotSent: false,
      lookUp: "B-1",
    });
    expect(gateway.requests).toHaveLength(1);
  });

  test("under a number that Assist chose nobody can look it up", async () => {
    gateway.answers("");
    expect(await client.createBill(link({ number: null }))).toMatchObject({ kind: "unknown", lookUp: null });
  });

  test("a wrapper named after the bill is not its number", async () => {
    gateway.answers(resultXml(`<CreateBill><Bill><Hash>${TOKEN}</Hash></Bill></CreateBill>`));
    expect((await client.createBill(BILL)).kind).toBe("done");
  });
});

test("no outcome holds a secret or what a hostile answer says (promise 19)", async () => {
  const said = "Passw0rd12345 canary_word shop_login 4111111111111111";
  const secretive = clientAt(gateway.url, { now: () => NOW }, { secretWord: "canary_word" });
  const answers = [
    said,
    resultXml(`<return><Hash>${said}</Hash></return>`),
    codesXml("7", "141"),
    codesXml("11", "187"),
    resultXml(`<bill>${said}</bill><Hash>${TOKEN}</Hash>`),
    `<result firstcode='${said}' secondcode='0'/>`,
  ];
  for (const answer of answers) {
    gateway.answers(answer);
    expect(JSON.stringify(await secretive.createBill(BILL))).not.toMatch(/Passw0rd|canary|shop_login|4111/);
  }
  await secretive.close();
});
