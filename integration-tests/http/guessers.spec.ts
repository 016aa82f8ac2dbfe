import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Bills } from "../shop/bills";
import { anyStatus, type HttpAnswer } from "../shop/http";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const api = join(__dirname, "../../src/api");

/** Every route of the plugin, as its folder tells: "/admin/assist/orders/[order_number]/check". */
const routes = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => `/${file.replaceAll("\\", "/").replace(/\/route\.ts$/, "")}`);

/** Looks like one of ours. */
const unknownNumber = "RU-261121-AAAAAAAAAAAA";

const staffRoutes = routes.filter((route) => route.startsWith("/admin/"));

shopSuite((suite) => {
  /** What can be told apart from outside. The time says nothing, nor does the nonce that every page has of its own. */
  function seen({ status, data, headers }: HttpAnswer<unknown>): unknown {
    const { date: _date, etag: _etag, ...others } = headers;
    return {
      status,
      data: typeof data === "string" ? data.replaceAll(/ nonce="[^"]*"/g, "") : data,
      headers: JSON.stringify(others).replaceAll(/'nonce-[^']*'/g, "'nonce'"),
    };
  }

  const alike = (answers: HttpAnswer<unknown>[]): void => {
    for (const answer of answers) expect(seen(answer)).toEqual(seen(answers[0] ?? answer));
  };

  const ask = (path: string, headers: Record<string, string>): Promise<HttpAnswer<unknown>[]> =>
    Promise.all([
      suite.api.get(path, { headers, ...anyStatus }),
      suite.api.post(path, {}, { headers, ...anyStatus }),
      suite.api.delete(path, { headers, ...anyStatus }),
    ]);

  async function customersSession(): Promise<Record<string, string>> {
    const credentials = { email: "curious@shopper.example", password: "curious-and-patient" };
    const { data } = await suite.api.post<{ token: string }>(
      "/auth/customer/emailpass/register",
      credentials,
    );
    const registering = { ...suite.shop.store.headers, authorization: `Bearer ${data.token}` };
    await suite.api.post("/store/customers", { email: credentials.email }, { headers: registering });
    const login = await suite.api.post<{ token: string }>("/auth/customer/emailpass", credentials);
    return { ...suite.shop.store.headers, authorization: `Bearer ${login.data.token}` };
  }

  async function left(): Promise<{ orderNumber: string; sessionId: string }> {
    const session = await suite.checkout.session(await suite.checkout.cart());
    return { orderNumber: await suite.checkout.leaveFor(session), sessionId: session.id };
  }

  it("the routes that are tried are all there are", () => {
    expect(routes.toSorted()).toEqual(
      [
        ...staffRoutes,
        "/hooks/assist/notification",
        "/hooks/assist/pay/[session_id]",
        "/hooks/assist/return",
        "/hooks/assist/return/[token]",
        "/store/assist/saved-cards",
      ].toSorted(),
    );
    expect(staffRoutes.length).toBeGreaterThanOrEqual(4);
  });

  /** What stands in the routes' addresses: what a guesser may have found, beside what is not there. */
  async function namesInRoutes(): Promise<Record<string, { known: string; unknown: string }>> {
    const { orderNumber } = await left();
    const { order } = await suite.checkout.paidOrder();
    suite.assist.bills.connect(true);
    const bills = new Bills(suite.api, suite.shop, () => suite.database);
    const { id } = await bills.made(await bills.order());
    return {
      "[order_number]": { known: orderNumber, unknown: unknownNumber },
      "[id]": { known: id, unknown: "asbil_01AAAAAAAAAAAAAAAAAAAAAAAA" },
      "[name]": { known: "ru", unknown: "nowhere" },
      "[payment_id]": {
        known: order.payment_collections[0]?.payments[0]?.id ?? "",
        unknown: "pay_01AAAAAAAAAAAAAAAAAAAAAAAA",
      },
    };
  }

  it("a staff route tells nobody but staff anything, not even whether a number, an id or a name is known", async () => {
    const names = await namesInRoutes();
    const filled = (route: string, which: "known" | "unknown"): string =>
      Object.entries(names).reduce((path, [name, each]) => path.replace(name, each[which]), route);
    const strangers = [{}, suite.shop.store.headers, await customersSession(), { authorization: "Bearer x" }];
    for (const route of staffRoutes) {
      const [path, nowhere] = [filled(route, "known"), filled(route, "unknown")];
      expect(path + nowhere).not.toMatch(/\[/);
      for (const headers of strangers) {
        const known = await ask(path, headers);
        const unknown = await ask(nowhere, headers);
        const statuses = [...known, ...unknown].map(({ status }) => status);
        expect({ route, statuses }).toEqual({ route, statuses: Array(6).fill(401) });
        expect(known.map(seen)).toEqual(unknown.map(seen));
        for (const { known: name } of Object.values(names).filter(({ known: text }) => text.length > 2))
          expect(JSON.stringify(known.map(seen))).not.toContain(name);
      }
    }
    // The names are real: staff are answered by them.
    for (const [route, name] of [
      ["/admin/assist/orders/", "[order_number]"],
      ["/admin/assist/bills/", "[id]"],
    ] as const) {
      const answers = await Promise.all(
        [names[name]?.known, names[name]?.unknown].map((each) =>
          suite.api.get(route + each, { ...suite.shop.admin, ...anyStatus }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    }
  });

  it("a payment link that was never given out and one of a plain session answer alike, and tell nothing", async () => {
    const cartId = await suite.checkout.cart();
    const foreign = await suite.checkout.session(cartId, "pp_system_default");
    const ids = ["payses_01AAAAAAAAAAAAAAAAAAAAAAAA", foreign.id, cartId, "x"];
    const answers = await Promise.all(
      ids.map((id) => suite.api.get<string>(`/hooks/assist/pay/${id}`, anyStatus)),
    );
    alike(answers);
    expect(answers[0]?.status).toBe(404);
    expect(answers[1]?.data).not.toContain(foreign.id);
    expect(answers[2]?.data).not.toContain(cartId);
  });

  it("a return with an unknown number and one with a number that never left answer alike", async () => {
    const kept = await suite.checkout.session(await suite.checkout.cart());
    for (const method of ["get", "post"] as const) {
      const answers = await Promise.all(
        [kept.data.order_number, unknownNumber, ""].map((number) =>
          method === "get"
            ? suite.api.get<string>(`/hooks/assist/return?ordernumber=${number}`, anyStatus)
            : suite.api.post<string>("/hooks/assist/return", { ordernumber: number }, anyStatus),
        ),
      );
      alike(answers);
      expect(answers[0]?.status).toBe(404);
      expect(answers[0]?.data).not.toContain(kept.data.order_number);
    }
  });

  it("a notification with a wrong check value answers alike for known and unknown numbers, by any address", async () => {
    const { orderNumber } = await left();
    const message = {
      merchant_id: "679471",
      billnumber: "5679471000000001",
      testmode: "1",
      orderamount: cartTotal,
      ordercurrency: "RUB",
      amount: cartTotal,
      currency: "RUB",
      orderstate: "Approved",
      responsecode: "AS000",
      operationtype: "100",
      packetdate: "21.11.2026 12:00:00",
    };
    const answers = await Promise.all(
      ["/hooks/assist/notification", "/hooks/payment/assist_ru"].flatMap((address) =>
        [orderNumber, unknownNumber].map((ordernumber) =>
          suite.checkout.notify({ ...message, ordernumber, checkvalue: "0".repeat(32) }, address),
        ),
      ),
    );
    alike(answers);
    expect(answers[0]?.data).toContain("<pushpaymentresult");
    expect(answers[0]?.data).not.toContain(orderNumber);
  });
});
