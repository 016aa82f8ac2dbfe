import type { ConnectionCheckDTO, FindingDTO } from "../../src/contract/connection-check";
import type { SetupDTO } from "../../src/contract/setup";
import { codesOf, connectionSuite } from "../shop/connection-suite";
import { anyStatus } from "../shop/http";
import { makeStaff } from "../shop/staff";

connectionSuite((suite) => {
  const found = (checked: ConnectionCheckDTO, code: FindingDTO["code"]): FindingDTO | undefined =>
    checked.findings.find((finding) => finding.code === code);
  const nobodyPaid = () => expect(suite.assist.ledger()).toEqual([]);

  describe("check connection", () => {
    it("finds a good account good, says what is proved, moves no money, and is remembered until the account changes", async () => {
      const checked = await suite.check();
      expect(codesOf(checked)).toEqual([
        "clock-right",
        "credentials-right",
        "request-accepted",
        "secret-word-right",
        "bills-right",
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
      expect(await suite.database("assist_order").count({ count: "*" }).first()).toEqual({ count: "0" });
      const remembered = await suite.get<{ check: ConnectionCheckDTO }>("accounts/ru/check");
      expect(remembered.check).toEqual(checked);
      await suite.database("assist_connection_check").update({ about: "something else" });
      expect((await suite.get<{ check: ConnectionCheckDTO }>("accounts/ru/check")).check.current).toBe(false);
      expect(JSON.stringify(checked)).not.toMatch(/demo-secret-word|assistdemo1|demo-former-word/);
    });

    /** What is wrong, in which account, and what the check must find; one shop for all of them. */
    const mistakes: [string, string, () => void, FindingDTO["code"], string?][] = [
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
        suite.keepTime();
        make();
        const checked = await suite.check(account);
        const requests = suite.assist.requests().filter(({ path }) => path === "/pay/payrequest.cfm").length;
        results.push([
          mistake,
          codesOf(checked).includes(code) ? code : codesOf(checked),
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
      await suite.inside(({ container, undo }) => {
        const { modules } = container.resolve("configModule");
        const payment = modules?.payment as { dependencies?: string[] };
        const before = payment.dependencies;
        payment.dependencies = ["query"];
        undo(() => (payment.dependencies = before));
      });
      const body = { payment_providers: ["pp_system_default"] };
      await suite.api.post(`/admin/regions/${suite.shop.regionId}`, body, suite.shop.admin);
      expect(codesOf(await suite.check())).toEqual(
        expect.arrayContaining(["dependencies-missing", "region-missing"]),
      );
    });

    it("shows what the shop itself knows as it is now, without another check", async () => {
      const offer = async (providers: string[]) =>
        suite.api.post(
          `/admin/regions/${suite.shop.regionId}`,
          { payment_providers: providers },
          suite.shop.admin,
        );
      await offer(["pp_system_default"]);
      expect(codesOf(await suite.check())).toContain("region-missing");
      suite.assist.requests.clear();

      await offer(["pp_system_default", "pp_assist_ru"]);

      const { check: shown } = await suite.get<{ check: ConnectionCheckDTO }>("accounts/ru/check");
      expect(codesOf(shown)).toEqual(expect.arrayContaining(["credentials-right", "region-right"]));
      expect(codesOf(shown)).not.toContain("region-missing");
      expect(shown).toMatchObject({ level: "warning", current: true });
      const { accounts } = await suite.get<{ accounts: { name: string; check: unknown }[] }>("setup");
      expect(accounts.find(({ name }) => name === "ru")?.check).toMatchObject({ level: "warning" });
      expect(suite.assist.requests()).toEqual([]);
    });

    it("tells a refusal for another reason from a wrong word once there is a payment, and that notifications never came", async () => {
      suite.assist.notifications.dropAll(true);
      await suite.checkout.paidOrderOverHttp();
      suite.assist.setMerchant({ means: { card: false, sbp: false } });
      const checked = await suite.check();
      expect(codesOf(checked)).toEqual(
        expect.arrayContaining(["secret-word-right", "request-refused", "notifications-none"]),
      );
      suite.assist.setMerchant({ secretWord: "quite another" });
      expect(codesOf(await suite.check())).toContain("secret-word-wrong");
    });
  });

  it("set-up: says what is next, step by step, to the first paid order", async () => {
    const todo = ({ steps }: SetupDTO): string[] =>
      steps.filter(({ state }) => state === "todo").map(({ step }) => step);
    const first = await suite.get<SetupDTO>("setup");
    expect(first.finished).toBe(false);
    expect(todo(first)).toEqual(["connection", "test-payment"]);
    expect(first.steps.find(({ step }) => step === "notifications")?.state).toBe("skipped");
    await suite.check(first.account ?? "");
    expect(todo(await suite.get<SetupDTO>("setup"))).toEqual(["test-payment"]);
    await suite.checkout.paidOrderOverHttp();
    const last = await suite.get<SetupDTO>("setup");
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
    const { headers } = await makeStaff(suite, "clerk@shop.example");
    for (const stranger of [{}, customer]) {
      for (const route of routes.act) expect((await suite.post(route, stranger)).status).toBe(401);
      for (const route of routes.look) {
        const options = { headers: stranger, ...anyStatus };
        expect((await suite.api.get(`/admin/assist/${route}`, options)).status).toBe(401);
      }
    }
    for (const route of routes.act) expect((await suite.post(route, headers)).status).toBe(403);
    for (const route of routes.look)
      expect((await suite.api.get(`/admin/assist/${route}`, { headers })).status).toBe(200);
    expect(suite.assist.requests()).toEqual([]);
  });
});
