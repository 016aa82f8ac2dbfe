import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import type { ConnectionCheck, Finding } from "../../src/workflows/connection-check/shapes";
import type { Health } from "../../src/workflows/notification-health/shapes";
import type { Setup } from "../../src/workflows/setup/shapes";
import type { TrialNotification } from "../../src/workflows/trial-notification/shapes";
import { anyStatus, type HttpAnswer } from "../shop/http";
import { makeStaff } from "../shop/staff";
import { shopSuite } from "../shop/suite";

interface Configuration {
  modules: Record<string, { options?: { accounts?: Record<string, object>; rights?: object } }>;
}

/** The shop's configuration, with an account at a port where nobody listens, and rights for the seeded staff alone. */
jest.doMock("../../medusa-config", () => {
  const configuration = jest.requireActual<Configuration>("../../medusa-config");
  const options = Object.values(configuration.modules).find((module) => module.options?.accounts)?.options;
  if (options?.accounts?.ru) {
    options.accounts.closed = {
      ...options.accounts.ru,
      gatewayUrl: "http://127.0.0.1:1",
      merchantId: "111112",
    };
    options.rights = { configure: ["staff@shop.example"] };
  }
  return configuration;
});

shopSuite((suite) => {
  const post = <T>(
    path: string,
    headers = suite.shop.admin.headers,
  ): Promise<HttpAnswer<T & { message: string }>> =>
    suite.api.post(`/admin/assist/${path}`, {}, { headers, ...anyStatus });
  const get = async <T>(path: string): Promise<T> =>
    (await suite.api.get<T>(`/admin/assist/${path}`, suite.shop.admin)).data;
  const check = async (account = "ru"): Promise<ConnectionCheck> => {
    const { status, data } = await post<ConnectionCheck>(`accounts/${account}/check`);
    if (status !== 200) throw new Error(`No check: ${status} ${data.message}`);
    return data;
  };
  const codes = ({ findings }: ConnectionCheck): string[] => findings.map(({ code }) => code);
  const found = (checked: ConnectionCheck, code: Finding["code"]): Finding | undefined =>
    checked.findings.find((finding) => finding.code === code);
  const database = (): Knex => suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
  // A reset takes the gateway's clock back to when it was started.
  const keepTime = (): void => {
    const seconds = (Date.now() - Date.parse(suite.assist.clock.now())) / 1000;
    suite.assist.clock.advance({ seconds });
  };
  beforeEach(keepTime);

  const nobodyPaid = () => expect(suite.assist.ledger()).toEqual([]);

  describe("check connection", () => {
    it("finds a good account good, says what is proved, moves no money, and is remembered until the account changes", async () => {
      const checked = await check();
      expect(codes(checked)).toEqual([
        "clock-right",
        "credentials-right",
        "request-accepted",
        "secret-word-right",
        "mode-right",
        "notifications-none-yet",
        "backend-private",
        "region-right",
      ]);
      expect(checked.level).toBe("warning");
      expect(found(checked, "secret-word-right")?.facts).toEqual({ proof: "both" });
      const number = found(checked, "request-accepted")?.facts?.number ?? "";
      expect(number).toMatch(/^ASSIST-TEST-/);
      expect(suite.assist.orders().map(({ orderNumber }) => orderNumber)).toEqual([number]);
      nobodyPaid();
      expect(await database()("assist_order").count({ count: "*" }).first()).toEqual({ count: "0" });
      const remembered = await get<{ check: ConnectionCheck }>("accounts/ru/check");
      expect(remembered.check).toEqual(checked);
      await database()("assist_connection_check").update({ about: "something else" });
      expect((await get<{ check: ConnectionCheck }>("accounts/ru/check")).check.current).toBe(false);
      expect(JSON.stringify(checked)).not.toMatch(/demo-secret-word|assistdemo1|demo-former-word/);
    });

    /** What is wrong, in which account, and what the check must find; one shop for all of them. */
    const mistakes: [string, string, () => void, Finding["code"], string?][] = [
      [
        "password",
        "ru",
        () => suite.assist.setMerchant({ password: "another123" }),
        "credentials-wrong",
        "login",
      ],
      [
        "Merchant_ID",
        "ru",
        () => suite.assist.setMerchant({ merchantId: "111111" }),
        "merchant-unknown",
        "merchantId",
      ],
      [
        "secret word",
        "ru",
        () => suite.assist.setMerchant({ secretWord: "quite another" }),
        "secret-word-wrong",
        "secretWord",
      ],
      [
        "previous word at Assist",
        "ru",
        () => suite.assist.setMerchant({ secretWord: "demo-former-word" }),
        "secret-word-previous",
        "secretWord",
      ],
      [
        "secret word, unchecked in requests",
        "ru",
        () => suite.assist.setMerchant({ secretWord: "quite another", requireCheckValue: false }),
        "secret-word-wrong",
        "secretWord",
      ],
      [
        "previous word, unchecked in requests",
        "ru",
        () => suite.assist.setMerchant({ secretWord: "demo-former-word", requireCheckValue: false }),
        "secret-word-previous",
        "secretWord",
      ],
      ["unchecked requests", "ru", () => suite.assist.setMerchant({ requireCheckValue: false }), "check-off"],
      [
        "delimiter",
        "ru",
        () => suite.assist.setMerchant({ delimiter: "" }),
        "delimiter-wrong",
        "requestDelimiter",
      ],
      ["sign type PGP", "ru", () => suite.assist.setMerchant({ signType: "PGP" }), "sign-type"],
      [
        "two stages not agreed",
        "hold",
        () => suite.assist.setMerchant({ twoStageAgreed: false }),
        "two-stage-refused",
        "stages",
      ],
      ["two stages agreed", "hold", () => undefined, "two-stage-agreed"],
      [
        "a live account taken for a test",
        "ru",
        () => suite.assist.setMerchant({ testMode: false }),
        "live-account-test",
        "live",
      ],
      ["clock", "ru", () => suite.assist.clock.advance({ hours: 3 }), "clock-wrong"],
      [
        "another program at the host",
        "ru",
        () => suite.assist.faults.set({ service: "orderstate", fault: "html" }),
        "not-assist",
        "gatewayUrl",
      ],
      [
        "answer lost",
        "ru",
        () => suite.assist.faults.set({ service: "orderstate", fault: "reset-after" }),
        "no-answer",
        "gatewayUrl",
      ],
      [
        "too many questions",
        "ru",
        () => suite.assist.faults.set({ service: "orderstate", fault: "rate-limited" }),
        "too-often",
      ],
      [
        "Assist's own error",
        "ru",
        () => suite.assist.faults.set({ service: "orderstate", fault: "internal-error" }),
        "gateway-fault",
      ],
      [
        "payment request lost",
        "ru",
        () => suite.assist.faults.set({ service: "payrequest", fault: "reset-after" }),
        "request-unclear",
      ],
      ["nobody at the address", "closed", () => undefined, "connection-refused", "gatewayUrl"],
      ["no provider names the account", "closed", () => undefined, "provider-missing"],
      ["settings missing", "incomplete", () => undefined, "incomplete", "login"],
    ];

    it("finds each usual mistake and names the setting, with five payment requests at the most and no money", async () => {
      const results = [];
      for (const [mistake, account, make, code] of mistakes) {
        suite.assist.reset();
        keepTime();
        make();
        const checked = await check(account);
        const requests = suite.assist.requests().filter(({ path }) => path === "/pay/payrequest.cfm").length;
        results.push([
          mistake,
          codes(checked).includes(code) ? code : codes(checked),
          found(checked, code)?.setting,
        ]);
        expect({ mistake, few: requests <= 5, level: checked.level === "ok" }).toEqual({
          mistake,
          few: true,
          level: false,
        });
        nobodyPaid();
      }
      expect(results).toEqual(mistakes.map(([mistake, , , code, setting]) => [mistake, code, setting]));
    });

    it("finds a provider that no region offers, and a payment module without the dependencies", async () => {
      const { modules } = suite.container().resolve(ContainerRegistrationKeys.CONFIG_MODULE);
      const payment = modules?.[Modules.PAYMENT] as { dependencies?: string[] };
      const before = payment.dependencies;
      payment.dependencies = ["query"];
      const body = { payment_providers: ["pp_system_default"] };
      await suite.api.post(`/admin/regions/${suite.shop.regionId}`, body, suite.shop.admin);
      try {
        expect(codes(await check())).toEqual(
          expect.arrayContaining(["dependencies-missing", "region-missing"]),
        );
      } finally {
        payment.dependencies = before;
      }
    });

    it("shows what the shop itself knows as it is now, without another check", async () => {
      const offer = async (providers: string[]) =>
        suite.api.post(
          `/admin/regions/${suite.shop.regionId}`,
          { payment_providers: providers },
          suite.shop.admin,
        );
      await offer(["pp_system_default"]);
      expect(codes(await check())).toContain("region-missing");
      suite.assist.requests.clear();

      await offer(["pp_system_default", "pp_assist_ru"]);

      const { check: shown } = await get<{ check: ConnectionCheck }>("accounts/ru/check");
      expect(codes(shown)).toEqual(expect.arrayContaining(["credentials-right", "region-right"]));
      expect(codes(shown)).not.toContain("region-missing");
      expect(shown).toMatchObject({ level: "warning", current: true });
      const { accounts } = await get<{ accounts: { name: string; check: unknown }[] }>("setup");
      expect(accounts.find(({ name }) => name === "ru")?.check).toMatchObject({ level: "warning" });
      expect(suite.assist.requests()).toEqual([]);
    });

    it("tells a refusal for another reason from a wrong word once there is a payment, and that notifications never came", async () => {
      suite.assist.notifications.dropAll(true);
      await suite.checkout.paidOrder();
      suite.assist.setMerchant({ means: { card: false, sbp: false } });
      const checked = await check();
      expect(codes(checked)).toEqual(
        expect.arrayContaining(["secret-word-right", "request-refused", "notifications-none"]),
      );
      suite.assist.setMerchant({ secretWord: "quite another" });
      expect(codes(await check())).toContain("secret-word-wrong");
    });
  });

  describe("notification health", () => {
    it("shows good and bad messages, and who found the payments, test and live apart, with three statements", async () => {
      await suite.checkout.paidOrder();
      await suite.assist.notifications.idle();
      suite.assist.notifications.dropAll(true);
      const lost = await suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart()));
      suite.assist.pay(lost);
      await database()("assist_order")
        .where({ order_number: lost })
        .update({ next_check_at: database().fn.now() });
      await suite.checkout.reconcile();
      const forged = {
        ...{ merchant_id: "679471", ordernumber: "RU-1", billnumber: "5679471000000001", testmode: "0" },
        ...{
          orderamount: "1.00",
          ordercurrency: "RUB",
          amount: "1.00",
          currency: "RUB",
          orderstate: "Approved",
        },
        ...{ packetdate: "21.11.2026 12:00:00", checkvalue: "0".repeat(32) },
      };
      await suite.checkout.notify(forged);
      await suite.checkout.notify({ nonsense: "1" });

      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => statements.push(sql);
      database().on("query", listen);
      const health = await get<Health>("health");
      database().removeListener("query", listen);
      expect(statements.filter((sql) => sql.includes("assist_"))).toHaveLength(3);

      const merchant = health.merchants.find(({ merchant_id }) => merchant_id === "679471");
      expect(merchant?.accounts.map(({ name }) => name)).toEqual([
        "ru",
        "hold",
        "generous",
        "generous-hold",
        "cancels",
        "reminds",
        "extras",
      ]);
      expect(merchant?.test.last_good?.at).toMatch(/Z$/);
      expect(merchant?.test.last_bad).toBeNull();
      expect(merchant?.test.counts).toEqual([{ verdict: "genuine", last_24_hours: 1, last_7_days: 1 }]);
      expect(merchant?.test.payments).toMatchObject({
        found: 2,
        by: { job: 1 },
        without_notification: { job: 1, return: 0, session: 0, staff: 0 },
      });
      expect(merchant?.live).toMatchObject({
        last_good: null,
        last_bad: { verdict: "wrong-check-value" },
        counts: [{ verdict: "wrong-check-value", last_24_hours: 1, last_7_days: 1 }],
        payments: { found: 0 },
      });
      expect(health.unassigned.counts).toEqual([{ verdict: "unreadable", last_24_hours: 1, last_7_days: 1 }]);
      expect(health.notification_url).toBe(`${suite.backendUrl}/hooks/assist/notification`);
    });

    it("keeps who saw the money first, whoever looks later", async () => {
      suite.assist.notifications.dropAll(true);
      const { orderNumber } = await suite.checkout.paidOrder();
      await suite.checkout.check(orderNumber);
      const row = await database()("assist_order")
        .where({ order_number: orderNumber })
        .first<{ found_by: string }>();
      expect(row.found_by).toBe("return");
    });
  });

  describe("test notification", () => {
    let elsewhere: Server | undefined;
    afterEach(() => {
      jest.restoreAllMocks();
      elsewhere?.close();
    });

    async function answeredBy(listener: RequestListener): Promise<TrialNotification> {
      elsewhere = createServer(listener);
      await new Promise<void>((resolve) => elsewhere?.listen(0, "127.0.0.1", resolve));
      const { port } = elsewhere.address() as AddressInfo;
      return sentTo(`http://127.0.0.1:${port}`);
    }

    async function sentTo(address: string): Promise<TrialNotification> {
      const assist: AssistModuleService = suite.container().resolve(ASSIST_MODULE);
      jest.spyOn(assist.accounts, "backendUrl", "get").mockReturnValue(new URL(address));
      return (await post<TrialNotification>("accounts/ru/test-notification")).data;
    }

    it("comes in through the public address, is stored and verified, changes nothing and does not count", async () => {
      const { status, data } = await post<TrialNotification>("accounts/ru/test-notification");
      expect(status).toBe(200);
      expect(data).toMatchObject({
        outcome: "verified",
        order_number: expect.stringMatching(/^ASSIST-TEST-/),
      });
      const row = await database()("assist_notification").where({ order_number: data.order_number }).first();
      expect(row).toMatchObject({ verdict: "genuine", trial: true });
      const health = await get<Health>("health");
      expect(health.merchants[0]?.test).toMatchObject({ last_good: null, counts: [] });
      expect(codes(await check())).toContain("notifications-none-yet");
    });

    it("says when something else answers, redirects, or nobody is there", async () => {
      const other = await answeredBy((_request, response) => response.end("<h1>Welcome</h1>"));
      expect(other).toMatchObject({ outcome: "elsewhere", reason: "other-server", facts: { status: "200" } });
      elsewhere?.close();
      let followed = 0;
      const redirect = await answeredBy((request, response) => {
        if (request.url !== "/hooks/assist/notification") followed++;
        response.writeHead(301, { location: "/elsewhere" }).end();
      });
      expect(redirect).toMatchObject({ outcome: "elsewhere", reason: "redirect" });
      expect(followed).toBe(0);
      expect(await sentTo("http://127.0.0.1:1")).toMatchObject({ outcome: "unreachable", reason: "refused" });
    });

    it("says why the shop refused it, and that another shop took it", async () => {
      const assist: AssistModuleService = suite.container().resolve(ASSIST_MODULE);
      jest.spyOn(assist.accounts, "ofMerchant").mockResolvedValue([]);
      const { data } = await post<TrialNotification>("accounts/ru/test-notification");
      expect(data).toMatchObject({ outcome: "refused", reason: "wrong-merchant" });
      jest.restoreAllMocks();
      const other = await answeredBy((_request, response) =>
        response.end('<pushpaymentresult firstcode="0" secondcode="0"></pushpaymentresult>'),
      );
      expect(other).toMatchObject({ outcome: "elsewhere", reason: "other-shop" });
    });

    it("is not sent for an account that is not complete", async () => {
      expect((await post("accounts/incomplete/test-notification")).status).toBe(400);
      expect((await post("accounts/nobody/check")).status).toBe(404);
    });
  });

  it("set-up: says what is next, step by step, to the first paid order", async () => {
    const todo = ({ steps }: Setup): string[] =>
      steps.filter(({ state }) => state === "todo").map(({ step }) => step);
    const first = await get<Setup>("setup");
    expect(first.finished).toBe(false);
    expect(todo(first)).toEqual(["connection", "test-payment"]);
    expect(first.steps.find(({ step }) => step === "notifications")?.state).toBe("skipped");
    await check(first.account ?? "");
    expect(todo(await get<Setup>("setup"))).toEqual(["test-payment"]);
    await suite.checkout.paidOrder();
    const last = await get<Setup>("setup");
    expect(todo(last)).toEqual([]);
    expect(last.finished).toBe(true);
  });

  it("none of it is for strangers, and staff without the right may look and not act", async () => {
    const routes = {
      act: ["accounts/ru/check", "accounts/ru/test-notification"],
      look: ["health", "setup", "accounts/ru/check"],
    };
    const registered = await suite.api.post<{ token: string }>("/auth/customer/emailpass/register", {
      email: "curious@shopper.example",
      password: "curious-and-patient",
    });
    const customer = { ...suite.shop.store.headers, authorization: `Bearer ${registered.data.token}` };
    const { headers } = await makeStaff(suite.api, suite.container(), "clerk@shop.example");
    for (const stranger of [{}, customer]) {
      for (const route of routes.act) expect((await post(route, stranger)).status).toBe(401);
      for (const route of routes.look) {
        const options = { headers: stranger, ...anyStatus };
        expect((await suite.api.get(`/admin/assist/${route}`, options)).status).toBe(401);
      }
    }
    for (const route of routes.act) expect((await post(route, headers)).status).toBe(403);
    for (const route of routes.look)
      expect((await suite.api.get(`/admin/assist/${route}`, { headers })).status).toBe(200);
    expect(suite.assist.requests()).toEqual([]);
  });
});
