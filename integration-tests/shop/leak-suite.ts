import { Bills } from "./bills";
import { accountsOfShop } from "./accounts";
import { buyer, card, cardData, proofsOf, secrets, securityCode, sentProofs, signatureKey } from "./canaries";
import { Checkout, type AdminOrder } from "./checkout";
import { Desk } from "./desk";
import { dump } from "./dump";
import { EchoingGateway } from "./echoing-gateway";
import { anyStatus } from "./http";
import { globals } from "./inside";
import { heardLog } from "./log";
import { RecordingHttp } from "./recording-http";
import { shopSuite, type ShopSuite } from "./suite";

/** The whole shop with secrets that are looked for everywhere; the fields are there from a test's beginning on. */
export interface LeakSuite extends ShopSuite {
  /** Keeps every answer that `checkout`, `desk` and `bills` get. */
  http: RecordingHttp;
  desk: Desk;
  bills: Bills;
  /** The gateway of the accounts "generous" and "generous-hold". */
  echoing: EchoingGateway;
  /** Numbers of all whose payment form was shown. */
  numbers: string[];
  /** What was thrown inside the server, with all that hangs on it. */
  errors: string[];
  /** A shopper leaves for Assist. */
  leave: (provider?: string) => Promise<{ cartId: string; orderNumber: string }>;
  /** The browser's form on Assist's page. */
  payByCard: (orderNumber: string, number?: string) => Promise<void>;
  placed: (provider?: string) => Promise<{ order: AdminOrder; orderNumber: string }>;
  /** Asks the gateway inside the server, and keeps what is thrown. */
  refresh: (orderNumber: string) => Promise<void>;
  expectNothingLeaked: () => Promise<void>;
}

export const paymentOf = (order: AdminOrder): string => order.payment_collections[0]?.payments[0]?.id ?? "";

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

/** The usual accounts with a signature key, an echoing gateway for some of them, and accounts that cannot be used. */
async function accountsWithCanaries(): Promise<Record<string, unknown>> {
  const echoingUrl = `http://127.0.0.1:${await globals.freePort("echoing gateway")}`;
  const accounts = Object.entries(accountsOfShop()).map(([name, account]) => [
    name,
    {
      ...account,
      signatureKey: signatureKey(),
      ...(name.startsWith("generous") ? { gatewayUrl: echoingUrl } : {}),
      ...(name === "incomplete" ? unusable.incomplete : {}),
    },
  ]);
  return { ...Object.fromEntries(accounts), misspelt: unusable.misspelt };
}

export function leakSuite(tests: (suite: LeakSuite) => void): void {
  shopSuite(
    (shop) => {
      const suite = shop as LeakSuite;
      suite.echoing = new EchoingGateway();

      beforeAll(async () =>
        suite.echoing.listen(await globals.freePort("echoing gateway"), suite.gateway.url),
      );
      afterAll(() => suite.echoing.close());

      beforeEach(() => {
        suite.http = new RecordingHttp(suite.api);
        suite.checkout = new Checkout(suite.http, suite.shop, suite.gateway, () => suite.database);
        suite.desk = new Desk(suite.http, suite.shop);
        suite.bills = new Bills(suite.http, suite.shop, () => suite.database);
        suite.assist.bills.connect(true);
        suite.echoing.reset();
        suite.numbers = [];
        suite.errors = [];
      });

      suite.leave = async (provider = "pp_assist_ru") => {
        const cartId = await suite.checkout.cart();
        const orderNumber = await suite.checkout.leaveFor(await suite.checkout.session(cartId, provider));
        suite.numbers.push(orderNumber);
        return { cartId, orderNumber };
      };

      suite.payByCard = async (orderNumber, number = card.number) => {
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
      };

      suite.placed = async (provider) => {
        const { orderNumber } = await suite.leave(provider);
        await suite.payByCard(orderNumber);
        const landing = await suite.checkout.comeBack(orderNumber);
        return { orderNumber, order: await suite.checkout.order(landing.searchParams.get("order_id") ?? "") };
      };

      suite.refresh = async (orderNumber) => {
        const thrown = await suite.inside(
          ({ assist }, orderNumber) =>
            assist.check(orderNumber).then(
              () => undefined,
              (error: unknown) =>
                process.getBuiltinModule("node:util").inspect(error, { depth: 8, showHidden: true }),
            ),
          orderNumber,
        );
        if (thrown !== undefined) suite.errors.push(thrown);
      };

      suite.expectNothingLeaked = () => expectNothingLeaked(suite);

      tests(suite);
    },
    { options: async () => ({ accounts: await accountsWithCanaries() }), settings: { LOG_LEVEL: "silly" } },
  );
}

/** Everything that staff, shopper and gateway are shown in the end. */
async function showAll(suite: LeakSuite): Promise<void> {
  for (const orderNumber of suite.numbers) await suite.checkout.remembered(orderNumber);
  for (const path of [
    "/admin/assist/cases",
    "/admin/assist/cases?closed=true",
    "/admin/assist/bills",
    "/admin/assist/bills/export",
    "/admin/assist/health",
    "/admin/payments",
    "/admin/orders?fields=*payment_collections.payments,*payment_collections.payment_sessions,*metadata",
  ])
    await suite.http.get(path, suite.shop.admin);
  const carts = await suite.database("cart").select<{ id: string }[]>("id");
  for (const { id } of carts) {
    await suite.http.get(`/store/carts/${id}?fields=*payment_collection.payment_sessions`, {
      ...suite.shop.store,
      ...anyStatus,
    });
  }
}

async function expectNothingLeaked(suite: LeakSuite): Promise<void> {
  await suite.assist.notifications.idle();
  await showAll(suite);
  const notified = suite.assist.notifications.list();
  const proofs = suite.numbers.flatMap((orderNumber) =>
    proofsOf(
      orderNumber,
      notified.flatMap((record) => (record.orderNumber === orderNumber ? [record.fields] : [])),
    ),
  );
  // The form that takes the shopper to Assist must have the two proofs; everything else must not.
  const ownProof = /name=\\"(?:Checkvalue|Signature)\\" value=\\"([^"\\]+)\\"/g;
  const isForm = ({ request }: { request: string }): boolean => request.startsWith("GET /hooks/assist/pay/");
  const inForms = suite.http.answers.filter(isForm).flatMap(({ text }) => [...text.matchAll(ownProof)]);
  expect(inForms).toHaveLength(2 * suite.numbers.length);
  const never = new Set([
    ...secrets(),
    ...cardData,
    ...proofs,
    ...inForms.map(([, proof = ""]) => proof),
    ...suite.echoing.asked.flatMap(({ body }) => sentProofs(body)),
  ]);
  const find = (text: string, more: string[] = []): string[] => [
    ...[...never, ...more].filter((canary) => text.includes(canary)),
    ...(securityCode.test(text) ? [`security code ${card.cvc}`] : []),
  ];

  // The log is heard, from the start of the shop on, so that silence means something.
  const log = await heardLog(suite);
  expect(log).toContain('Account \\"incomplete\\" takes no payments');
  expect({ place: "the log", found: find(log, buyer) }).toEqual({ place: "the log", found: [] });

  for (const error of suite.errors)
    expect({ error, found: find(error, buyer) }).toEqual({ error, found: [] });

  for (const answer of suite.http.answers) {
    const { request } = answer;
    const text = isForm(answer) ? answer.text.replaceAll(ownProof, "") : answer.text;
    // A bill is for a customer whom staff see.
    const staffs = request.includes("/admin/assist/") && !request.includes("/admin/assist/bills");
    const nobody = staffs || (request.includes("/hooks/") && !isForm(answer));
    expect({ request, found: find(text, nobody ? buyer : []) }).toEqual({ request, found: [] });
  }
  const replies = notified.flatMap(({ attempts }) => attempts.map(({ answer = "" }) => answer));
  for (const reply of replies) expect({ reply, found: find(reply, buyer) }).toEqual({ reply, found: [] });

  const rows = await dump(suite.database);
  const tables = new Set(rows.map(({ table }) => table));
  expect([...tables]).toEqual(expect.arrayContaining(["assist_order", "payment_session", "cart"]));
  for (const { table, text } of rows) {
    const nobody = table.startsWith("payment") || /^assist_(?!notification|bill)/.test(table);
    expect({ table, text, found: find(text, nobody ? buyer : []) }).toEqual({ table, text, found: [] });
  }
}
