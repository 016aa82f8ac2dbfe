import { readdirSync } from "node:fs";
import { join } from "node:path";
import { anyStatus, type HttpAnswer } from "../shop/http";
import { shopSuite } from "../shop/suite";

const api = join(__dirname, "../../src/api");

/** Every route of the plugin, as its folder tells: "/admin/assist/orders/[order_number]/check". */
const routes = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .map((file) => `/${file.replaceAll("\\", "/").replace(/\/route\.ts$/, "")}`);

const staffRoutes = routes.filter((route) => route.startsWith("/admin/"));

shopSuite((suite) => {
  /** What can be told apart from outside; the time and the length of a date header say nothing. */
  const seen = ({ status, data, headers }: HttpAnswer<unknown>) => ({
    status,
    data,
    type: headers["content-type"],
    cache: headers["cache-control"],
    location: headers.location,
  });

  async function ask(path: string, headers: Record<string, string> = {}) {
    const [got, posted] = await Promise.all([
      suite.api.get(path, { headers, ...anyStatus }),
      suite.api.post(path, {}, { headers, ...anyStatus }),
    ]);
    return { got: seen(got), posted: seen(posted) };
  }

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
      ].toSorted(),
    );
    expect(staffRoutes.length).toBeGreaterThanOrEqual(4);
  });

  it.each(staffRoutes)("%s tells nobody but staff whether an order number is known", async (route) => {
    const { orderNumber } = await left();
    const strangers = [{}, suite.shop.store.headers, await customersSession(), { authorization: "Bearer x" }];
    for (const headers of strangers) {
      const known = await ask(route.replace("[order_number]", orderNumber), headers);
      const unknown = await ask(route.replace("[order_number]", "RU-261121-AAAAAAAAAAAA"), headers);
      expect(known).toEqual(unknown);
      expect([known.got.status, known.posted.status]).toEqual([401, 401]);
      expect(JSON.stringify(known)).not.toContain(orderNumber);
    }
  });

  it("a payment link that was never given out and one of a plain session answer alike, and tell nothing", async () => {
    const cartId = await suite.checkout.cart();
    const foreign = await suite.checkout.session(cartId, "pp_system_default");
    const ids = ["payses_01AAAAAAAAAAAAAAAAAAAAAAAA", foreign.id, cartId, "x"];
    const answers = await Promise.all(
      ids.map((id) => suite.api.get<string>(`/hooks/assist/pay/${id}`, anyStatus)),
    );
    for (const answer of answers) {
      expect(seen(answer)).toEqual(seen(answers[0] ?? answer));
      expect(answer.status).toBe(404);
      expect(answer.data).not.toContain(cartId);
    }
  });

  it("a return with an unknown number and one with a number that never left answer alike", async () => {
    const kept = await suite.checkout.session(await suite.checkout.cart());
    const answers = await Promise.all(
      [kept.data.order_number, "RU-261121-AAAAAAAAAAAA", ""].map((number) =>
        suite.api.get<string>(`/hooks/assist/return?ordernumber=${number}`, anyStatus),
      ),
    );
    for (const answer of answers) {
      expect(seen(answer)).toEqual(seen(answers[0] ?? answer));
      expect(answer.status).toBe(404);
    }
  });

  it("an unsigned notification about a known number and about an unknown one answer alike", async () => {
    const { orderNumber } = await left();
    const message = {
      merchant_id: "679471",
      billnumber: "5679471000000001",
      packetdate: "21.11.2026 12:00:00",
    };
    const answers = await Promise.all(
      [orderNumber, "RU-261121-AAAAAAAAAAAA"].map((ordernumber) =>
        suite.checkout.notify({ ...message, ordernumber, checkvalue: "0".repeat(32) }),
      ),
    );
    expect(seen(answers[0] as HttpAnswer<string>)).toEqual(seen(answers[1] as HttpAnswer<string>));
  });
});
