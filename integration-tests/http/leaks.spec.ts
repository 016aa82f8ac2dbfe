// Over 300 lines: what is looked for, everything that a shop goes through, and where it is looked for belong together.
import { output, stopListening } from "../shop/output";
import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { checkValue, signNotification, type FaultName } from "../../simulator";
import { parseOrderNumber } from "../../src/assist";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import { Bills } from "../shop/bills";
import { Checkout, type AdminOrder } from "../shop/checkout";
import { Desk } from "../shop/desk";
import { dump } from "../shop/dump";
import { anyStatus } from "../shop/http";
import { RecordingHttp } from "../shop/recording-http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const merchantId = "679471";
const login = "assist_demo";
const password = "assistdemo1";
const secretWords = ["demo-secret-word", "demo-former-word"];
const signatureKey = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
}).privateKey;

/** Settings of accounts that cannot be used, each with something that its complaint might repeat. */
const unusable = {
  incomplete: {
    gatewayUrl: "http://user:canary-in-address@evil.example/",
    login: "логин-canary",
    password: "a password canary",
    secretWord: " secret canary",
    previousSecretWord: "former\ncanary",
    signatureKey: "-----BEGIN RSA PRIVATE KEY-----canary",
    storefrontUrl: "https://user:canary-in-storefront@shop.example/",
  },
  misspelt: { secret_word: "misspelt-canary", stages: "stages-canary", policies: { paidTwice: "canary" } },
};

const card = { number: "4929130091230099", holder: "CANARINA CARDHOLDEROVA", expires: "11/39", cvc: "0917" };
/** Of the shopper that Checkout.cart makes. */
const buyer = ["anna@shopper.example", "Petrova", "70000000000", "Example street 1"];

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  md5(secret),
  md5(secret).toUpperCase(),
];
const secrets = [
  ...[login, password, ...secretWords].flatMap(spellings),
  ...signatureKey.split("\n").filter((line) => line.length > 20 && !line.startsWith("-")),
  "canary",
];
const cardData = [card.number, card.number.replace(/(.{4})(?=.)/g, "$1 "), card.holder, card.expires];
/** Too short to be looked for inside of longer words and numbers. */
const securityCode = new RegExp(`(?<![\\w.:+/-])${card.cvc}(?![\\w.:+/-])`);

/** What a check value is made of, on its way and in the end: for the form, for answers and for notifications. */
function proofsOf(orderNumber: string, notified: Record<string, string>[]): string[] {
  const x = [
    [merchantId, orderNumber, cartTotal, "RUB"].join(";"),
    ...["In Process", "Delayed", "Approved", "PartialDelayed", "Canceled", "PartialCanceled", "Declined"].map(
      (state) => [merchantId, orderNumber, cartTotal, "RUB", state].join(""),
    ),
    ...notified.map(({ amount, orderstate }) =>
      [merchantId, orderNumber, amount, "RUB", orderstate].join(""),
    ),
  ];
  const hashed = x.flatMap((text) => [
    md5(text),
    md5(text).toUpperCase(),
    ...secretWords.flatMap((word) => [checkValue(word, text), checkValue(word, text).toLowerCase()]),
  ]);
  return [`${merchantId}${orderNumber}`, `${merchantId};${orderNumber}`, ...hashed];
}

/** The check values and signatures of a request, as they were sent. */
function sentProofs(body: string): string[] {
  return [...new URLSearchParams(body)].flatMap(([name, value]) =>
    /^(?:checkvalue|signature)$/i.test(name) && value !== "" ? [value] : [],
  );
}

/** `asked` is the body of the request, `answer` that of the true answer. */
type Echo = (asked: string, answer: string) => { status: number; body: string };

/** How a gateway may hand back what it was sent. */
const echoes: Record<string, Echo> = {
  "in the messages of a true answer": (asked, answer) => {
    const said = `${asked} card ${card.number}`.replace(/[<>&"\\]/g, " ");
    const body = answer
      .replace(
        /<(message|customermessage|recommendation|approvalcode|meantypename|bill_comment|bill_status)>[^<]*</g,
        (_all, name) => `<${String(name)}>${said}<`,
      )
      .replace(/<meannumber>[^<]*</g, `<meannumber>${card.number}<`)
      .replace("</operation>", `<cardnumber>${card.number}</cardnumber><cvc2>${card.cvc}</cvc2></operation>`)
      .replace(
        /"(message|customermessage|recommendation|approvalcode)":"[^"]*"/g,
        (_all, name) => `"${String(name)}":"${said}"`,
      );
    return { status: 200, body };
  },
  "in a page with an error": (asked) => ({
    status: 500,
    body: `<html><h1>Error Occurred While Processing Request</h1><pre>${asked}</pre></html>`,
  }),
  "in a refusal": (asked) => ({
    status: 200,
    body: `<?xml version="1.0"?><result firstcode="7" secondcode="101"><message>${asked.replaceAll("&", " ")}</message></result>`,
  }),
  "in a refusal as JSON": (asked) => ({
    status: 200,
    body: JSON.stringify({ fault: { firstcode: 7, secondcode: 101, faultstring: asked } }),
  }),
  "in the codes": () => ({
    status: 200,
    body: `<result firstcode="${password}" secondcode="${login}"><${password}/><${password}/></result>`,
  }),
};

/** A gateway before the true one, which adds an echo to its answers. */
class EchoingGateway {
  echo: Echo = EchoingGateway.silent;
  /** What it was sent. */
  readonly asked: { path: string; body: string }[] = [];
  static readonly silent: Echo = (_asked, answer) => ({ status: 200, body: answer });
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await text(request);
    const type = { "content-type": request.headers["content-type"] ?? "" };
    const address = new URL(request.url ?? "", process.env.ASSIST_GATEWAY_URL);
    const answer = await fetch(address, { method: "POST", body: asked, headers: type, redirect: "manual" });
    const body = await answer.text();
    const isPage = address.pathname.startsWith("/pay/");
    if (!isPage) this.asked.push({ path: address.pathname, body: asked });
    const echoed = isPage ? { status: answer.status, body } : this.echo(decodeURIComponent(asked), body);
    response.writeHead(
      echoed.status,
      Object.fromEntries(
        ["content-type", "location"].flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
    );
    response.end(echoed.body);
  }
}

const echoing = new EchoingGateway();
let echoingUrl = "";

interface Configuration {
  modules: Record<string, { options?: { accounts?: Record<string, Record<string, unknown>> } }>;
}

/** The shop's configuration with a signature key, an echoing gateway for some accounts, and unusable accounts. */
jest.doMock("../../medusa-config", () => {
  const configuration = jest.requireActual<Configuration>("../../medusa-config");
  const found = Object.values(configuration.modules).find((module) => module.options?.accounts);
  const accounts = found?.options?.accounts ?? {};
  for (const [name, account] of Object.entries(accounts)) {
    Object.assign(account, { signatureKey });
    if (name.startsWith("generous")) accounts[name] = { ...account, gatewayUrl: echoingUrl };
  }
  Object.assign(accounts.incomplete ?? {}, unusable.incomplete);
  Object.assign(accounts, { misspelt: unusable.misspelt });
  return configuration;
});

beforeAll(async () => {
  echoingUrl = await echoing.listen();
});
afterAll(() => {
  echoing.close();
  stopListening();
});

shopSuite((suite) => {
  let http: RecordingHttp;
  let checkout: Checkout;
  let numbers: string[];
  let errors: string[];

  let desk: Desk;
  let bills: Bills;

  beforeEach(() => {
    http = new RecordingHttp(suite.api);
    checkout = new Checkout(http, suite.shop, suite.gateway, suite.container);
    desk = new Desk(http, suite.shop);
    bills = new Bills(http, suite.shop, suite.container);
    suite.assist.bills.connect(true);
    echoing.echo = EchoingGateway.silent;
    echoing.asked.length = 0;
    numbers = [];
    errors = [];
  });

  const paymentOf = (order: AdminOrder): string => order.payment_collections[0]?.payments[0]?.id ?? "";
  const database = () => suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const assist = (): AssistModuleService => suite.container().resolve(ASSIST_MODULE);

  async function leave(provider = "pp_assist_ru"): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await checkout.cart();
    const orderNumber = await checkout.leaveFor(await checkout.session(cartId, provider));
    numbers.push(orderNumber);
    return { cartId, orderNumber };
  }

  /** The browser's form on Assist's page. */
  async function payByCard(orderNumber: string, number = card.number): Promise<void> {
    const submit = new URL(suite.assist.orders(orderNumber)[0]?.paymentUrl ?? "");
    submit.pathname = "/pay/submit.cfm";
    const fields = {
      action: "pay-card",
      Cardnumber: number,
      Expires: card.expires,
      Cvc2: card.cvc,
      Cardholder: card.holder,
    };
    await fetch(submit, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    await suite.assist.notifications.idle();
  }

  async function placed(provider?: string): Promise<{ order: AdminOrder; orderNumber: string }> {
    const { orderNumber } = await leave(provider);
    await payByCard(orderNumber);
    const landing = await checkout.comeBack(orderNumber);
    return { orderNumber, order: await checkout.order(landing.searchParams.get("order_id") ?? "") };
  }

  /** Keeps what is thrown, with all that hangs on it. */
  async function keepError(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => errors.push(inspect(error, { depth: 8, showHidden: true })));
  }

  /** Everything that staff, shopper and gateway are shown in the end. */
  async function showAll(): Promise<void> {
    for (const orderNumber of numbers) await checkout.remembered(orderNumber);
    for (const path of [
      "/admin/assist/attention",
      "/admin/assist/attention?settled=true",
      "/admin/assist/bills",
      "/admin/assist/bills/export",
      "/admin/assist/health",
      "/admin/payments",
      "/admin/orders?fields=*payment_collections.payments,*payment_collections.payment_sessions,*metadata",
    ])
      await http.get(path, suite.shop.admin);
    const carts = await database()("cart").select<{ id: string }[]>("id");
    for (const { id } of carts)
      await http.get(`/store/carts/${id}?fields=*payment_collection.payment_sessions`, {
        ...suite.shop.store,
        ...anyStatus,
      });
  }

  async function expectNothingLeaked(): Promise<void> {
    await suite.assist.notifications.idle();
    await showAll();
    const notified = suite.assist.notifications.list();
    const proofs = numbers.flatMap((orderNumber) =>
      proofsOf(
        orderNumber,
        notified.flatMap((record) => (record.orderNumber === orderNumber ? [record.fields] : [])),
      ),
    );
    // The form that takes the shopper to Assist must have the two proofs; everything else must not.
    const ownProof = /name=\\"(?:Checkvalue|Signature)\\" value=\\"([^"\\]+)\\"/g;
    const isForm = ({ request }: { request: string }): boolean =>
      request.startsWith("GET /hooks/assist/pay/");
    const inForms = http.answers.filter(isForm).flatMap(({ text }) => [...text.matchAll(ownProof)]);
    expect(inForms).toHaveLength(2 * numbers.length);
    const never = new Set([
      ...secrets,
      ...cardData,
      ...proofs,
      ...inForms.map(([, proof = ""]) => proof),
      ...echoing.asked.flatMap(({ body }) => sentProofs(body)),
    ]);
    const find = (text: string, more: string[] = []): string[] => [
      ...[...never, ...more].filter((canary) => text.includes(canary)),
      ...(securityCode.test(text) ? [`security code ${card.cvc}`] : []),
    ];

    // The log is heard, from the start of the shop on, so that silence means something.
    suite.container().resolve(ContainerRegistrationKeys.LOGGER).silly("a word of the logger");
    expect(output()).toContain("a word of the logger");
    expect(output()).toContain('Account \\"incomplete\\" takes no payments');
    expect({ place: "the log", found: find(output(), buyer) }).toEqual({ place: "the log", found: [] });

    for (const error of errors) expect({ error, found: find(error, buyer) }).toEqual({ error, found: [] });

    for (const answer of http.answers) {
      const { request } = answer;
      const text = isForm(answer) ? answer.text.replaceAll(ownProof, "") : answer.text;
      // A bill is for a customer whom staff see.
      const staffs = request.includes("/admin/assist/") && !request.includes("/admin/assist/bills");
      const nobody = staffs || (request.includes("/hooks/") && !isForm(answer));
      expect({ request, found: find(text, nobody ? buyer : []) }).toEqual({ request, found: [] });
    }
    const replies = notified.flatMap(({ attempts }) => attempts.map(({ answer = "" }) => answer));
    for (const reply of replies) expect({ reply, found: find(reply, buyer) }).toEqual({ reply, found: [] });

    const rows = await dump(database());
    const tables = new Set(rows.map(({ table }) => table));
    expect([...tables]).toEqual(expect.arrayContaining(["assist_order", "payment_session", "cart"]));
    for (const { table, text } of rows) {
      const nobody = table.startsWith("payment") || /^assist_(?!notification|bill)/.test(table);
      expect({ table, text, found: find(text, nobody ? buyer : []) }).toEqual({ table, text, found: [] });
    }
  }

  it("nothing leaks from a checkout: declined, paid, captured, refunded, cancelled, returned", async () => {
    const declined = await leave();
    await payByCard(declined.orderNumber, "4000000000009995");
    await checkout.comeBack(declined.orderNumber);
    await checkout.complete(declined.cartId);

    const taken = await placed();
    await checkout.refund(paymentOf(taken.order), 10);
    await checkout.cancelOrder(taken.order.id);
    const held = await placed("pp_assist_hold");
    await checkout.capture(paymentOf(held.order), 10);
    await checkout.capture(paymentOf(held.order), 10_000);
    await checkout.cancelOrder(held.order.id);

    const stuffed = { ordernumber: taken.orderNumber, Cardnumber: card.number, Password: password };
    await http.post("/hooks/assist/return", stuffed, anyStatus);
    const query = new URLSearchParams({ ordernumber: "UNKNOWN-1", checkvalue: md5(password) }).toString();
    await http.get(`/hooks/assist/return?${query}`, anyStatus);
    await checkout.reconcile();
    expect(suite.assist.totals(held.orderNumber).captured).toBe("10.00");
    await expectNothingLeaked();
  });

  it("nothing leaks from notifications, whatever is stuffed into them", async () => {
    const { orderNumber } = await placed();
    const code = `canary-${card.cvc}`;
    const genuine = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
    const stuffed = {
      ...genuine,
      cardnumber: card.number,
      meannumber: card.number,
      cvc2: code,
      paymenttoken: code,
      password,
      login,
      message: `card ${cardData[1]}`,
      customermessage: `Login=${login}&Password=${password} ${secretWords.join(" ")}`,
    };
    for (const address of ["/hooks/assist/notification", "/hooks/payment/assist_ru"]) {
      await checkout.notify(genuine, address);
      await checkout.notify(stuffed, address);
      await checkout.notify({ ...stuffed, amount: "1.00" }, address);
      await checkout.notify({ ...stuffed, CVC2: code }, address);
      for (const word of secretWords)
        await checkout.notify(signNotification({ ...stuffed, orderstate: "Canceled" }, word), address);
      await checkout.notify({ ...genuine, checkvalue: md5("forged") }, address);
      await checkout.notify(`cardnumber=${card.number}&cvc2=${code}&cvc2=${code}`, address);
    }
    const verdicts = await database()("assist_notification").distinct<{ verdict: string }[]>("verdict");
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual([
      "genuine",
      "unreadable",
      "wrong-check-value",
    ]);
    await expectNothingLeaked();
  });

  it("nothing leaks from settings that cannot be used, nor from session data that is refused", async () => {
    const { cartId } = await leave();
    await checkout.trySession(cartId, "pp_assist_incomplete");
    await checkout.trySession(cartId, "pp_assist_ru", { Cardnumber: card.number, secretWord: "x" });
    await checkout.trySession(cartId, "pp_assist_ru", { return_url: `https://evil.example/${card.number}` });
    for (const name of ["incomplete", "misspelt", "unknown"])
      await keepError(() => Promise.resolve().then(() => assist().accounts.get(name)));
    expect(errors).toHaveLength(3);
    errors.push(inspect(assist().accounts, { depth: 20, showHidden: true }));
    await expectNothingLeaked();
  });

  const faults: FaultName[] = [
    "refuse",
    "reset-before",
    "reset-after",
    "reset-mid",
    "hang",
    "truncate",
    "html",
    "status500",
    "empty",
    "huge",
    "hostile-xml",
    "hostile-json",
    "wrong-encoding",
    "wrong-checkvalue",
    "other-order",
    "wrong-amount",
    "busy",
    "rate-limited",
    "internal-error",
    "declined-operation",
  ];

  it("nothing leaks from faults of the gateway, of any kind", async () => {
    const taken = await placed();
    const held = await placed("pp_assist_hold");
    const open = await leave();
    const command = { billnumber: "5679471000000099", orderNumber: parseOrderNumber("RU-1") };
    for (const fault of faults) {
      suite.assist.faults.set({ service: "wscancel", fault });
      suite.assist.faults.set({ service: "charge", fault });
      await Promise.all([
        checkout.refund(paymentOf(taken.order), 1),
        checkout.capture(paymentOf(held.order), 1),
      ]);
      suite.assist.faults.set({ service: "all", fault });
      const client = await assist().accounts.client("ru");
      const outcomes = await Promise.all([
        client.cancel(command),
        client.wsCancel(command),
        client.orderState({ orderNumber: command.orderNumber }),
        keepError(() => assist().refresh(open.orderNumber)),
        checkout.check(taken.orderNumber),
        checkout.comeBack(open.orderNumber),
        checkout.reconcile(),
      ]);
      errors.push(inspect(outcomes.slice(0, 3), { depth: 8 }));
      suite.assist.faults.clear();
      await Promise.all(
        [taken, held].map(async ({ orderNumber }) => {
          await checkout.settleLostCommands(orderNumber);
          await checkout.check(orderNumber);
        }),
      );
    }
    expect(errors.length).toBeGreaterThan(faults.length);
    await expectNothingLeaked();
  }, 120_000);

  it("nothing leaks when the gateway hands back what it was sent", async () => {
    const [taken, held] = [await placed("pp_assist_generous"), await placed("pp_assist_generoushold")];
    const declined = await leave("pp_assist_generous");
    await payByCard(declined.orderNumber, "4000000000009995");
    const asked: string[] = [];
    for (const echo of Object.values(echoes)) {
      echoing.echo = (request, answer) => {
        asked.push(request);
        return echo(request, answer);
      };
      await Promise.all([
        checkout.comeBack(declined.orderNumber),
        checkout.refund(paymentOf(taken.order), 10),
        checkout.capture(paymentOf(held.order), 10),
      ]);
      await Promise.all([checkout.check(taken.orderNumber), checkout.check(held.orderNumber)]);
      await checkout.reconcile();
    }
    expect(asked.filter((request) => request.includes(password)).length).toBeGreaterThan(20);
    expect(suite.assist.totals(taken.orderNumber).returned).not.toBe("0.00");
    const kept = await database()("assist_operation").whereLike("message", "%[secret]%");
    expect(kept.length).toBeGreaterThan(2);
    await expectNothingLeaked();
  }, 120_000);

  /** Everything that echoes, in turns; the gateway is told the truth about in between. */
  async function whileEchoing(work: (round: number) => Promise<unknown>): Promise<void> {
    for (const [round, echo] of Object.values(echoes).entries()) {
      echoing.echo = echo;
      await work(round);
    }
    echoing.echo = EchoingGateway.silent;
  }

  /** Passwords and proofs went to each of these services, and might have come back from it. */
  function expectAsked(...services: string[]): void {
    for (const service of services) {
      const withSecrets = echoing.asked.filter(
        ({ path, body }) => path.includes(service) && body.includes(password),
      );
      expect({ service, asked: withSecrets.length > 0 }).toEqual({ service, asked: true });
    }
  }

  it("nothing leaks from bills when the gateway hands back what it was sent", async () => {
    await leave("pp_assist_generous");
    const made = await bills.made(await bills.order(), { account: "generous" });
    const paid = await bills.made(await bills.order(), { account: "generous" });
    const orders = await Promise.all(Object.keys(echoes).map(() => bills.order()));
    await whileEchoing(async (round) => {
      const { data } = await bills.make(orders[round] ?? "", { account: "generous", comment: "A teapot" });
      await bills.check(made.id);
      await bills.revoke(made.id);
      await bills.resend(paid.id);
      if (data.bill) await bills.check(data.bill.id);
      await bills.passLostRequests();
      await bills.due();
      await checkout.reconcile();
    });
    suite.assist.bills.pay(paid.number);
    await bills.due();
    await checkout.reconcile();
    for (const { id } of (await bills.list()).bills) {
      await bills.revoke(id);
      await bills.check(id);
    }
    expectAsked("createbill", "billstatus", "billrevoke");
    expect((await bills.read(made.id)).state).toBe("revoked");
    await expectNothingLeaked();
  }, 120_000);

  it("nothing leaks from the acts of staff, and their notes stay with them", async () => {
    const remark = "remark-7319";
    const [taken, held] = [await placed("pp_assist_generous"), await placed("pp_assist_generoushold")];
    const released = await placed("pp_assist_generoushold");
    const { cartId, orderNumber: stray } = await leave("pp_assist_generous");
    await checkout.addProduct(cartId);
    await whileEchoing(async (round) => {
      const note = `Given back at the counter, ${remark}`;
      await desk.act(paymentOf(taken.order), "refund", { amount: `${round + 1}`, note });
      await desk.act(paymentOf(held.order), "capture", { amount: "10" });
      await desk.act(paymentOf(released.order), "void");
      await payByCard(stray).catch(() => undefined);
      await checkout.check(stray);
      await desk.returnMoney(stray);
      await desk.settle(stray, { note });
      await desk.payments(taken.order.id);
      for (const orderNumber of [taken, held, released, { orderNumber: stray }].map(
        (each) => each.orderNumber,
      )) {
        await checkout.settleLostCommands(orderNumber);
        await checkout.check(orderNumber);
      }
    });
    await desk.returnMoney(stray);
    await desk.act(paymentOf(taken.order), "refund", { amount: "100", note: remark });
    expectAsked("wscancel", "charge", "orderresult");
    expect(output()).not.toContain(remark);
    expect(echoing.asked.filter(({ body }) => body.includes(remark))).toEqual([]);
    const strangers = http.answers.filter(({ request }) => !request.includes(" /admin/"));
    expect(strangers.filter(({ text }) => text.includes(remark))).toEqual([]);
    await expectNothingLeaked();
  }, 120_000);

  it("nothing leaks from the check of a connection, whoever answers", async () => {
    const known = await placed("pp_assist_generous");
    const ask = (account: string, what: string): Promise<unknown> =>
      http.post(`/admin/assist/accounts/${account}/${what}`, {}, { ...suite.shop.admin, ...anyStatus });
    const check = async (account: string): Promise<void> => {
      await ask(account, "check");
      await http.get(`/admin/assist/accounts/${account}/check`, suite.shop.admin);
      await http.get("/admin/assist/setup", suite.shop.admin);
    };
    await check("generous");
    await whileEchoing(() => check("generous"));
    suite.assist.setMerchant({ secretWord: "another-word" });
    await check("generous");
    suite.assist.setMerchant({ secretWord: secretWords[0] ?? "", password: "another123" });
    await whileEchoing(() => check("generous"));
    for (const account of ["incomplete", "misspelt", "ru"]) await check(account);
    for (const account of ["generous", "incomplete"]) await ask(account, "test-notification");
    expectAsked("order");
    expect(known.orderNumber).not.toBe("");
    await expectNothingLeaked();
  }, 120_000);

  it("nothing leaks when the database refuses what is to be stored, although its errors repeat the values", async () => {
    const { cartId, orderNumber } = await leave();
    const refuse = async (table: string, work: () => Promise<unknown>): Promise<void> => {
      await database().raw("alter table ?? add constraint refuses_all check (false) not valid", [table]);
      await work();
      await database().raw("alter table ?? drop constraint refuses_all", [table]);
    };
    await refuse("assist_notification", () => payByCard(orderNumber));
    await refuse("assist_operation", async () => {
      await keepError(() => assist().refresh(orderNumber));
      await checkout.check(orderNumber);
      await checkout.comeBack(orderNumber);
      await checkout.complete(cartId);
    });
    await refuse("assist_order", async () => checkout.trySession(await checkout.cart(), "pp_assist_ru"));
    expect(errors).toHaveLength(1);
    await expectNothingLeaked();
  });
});
