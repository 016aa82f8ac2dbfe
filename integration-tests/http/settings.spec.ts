import { output, stopListening } from "../shop/output";
import { createHash, randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { signNotification } from "../../simulator";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import { Checkout } from "../shop/checkout";
import { dump } from "../shop/dump";
import { anyStatus } from "../shop/http";
import { demoAccount, Panel, type Wanted } from "../shop/panel";
import { RecordingHttp } from "../shop/recording-http";
import { makeStaff, type StaffMember } from "../shop/staff";
import { shopSuite } from "../shop/suite";

interface Configuration {
  modules: Record<string, { options?: { accounts?: Record<string, unknown> } & Record<string, unknown> }>;
}

const key = randomBytes(32).toString("base64");

/** The shop's configuration with one incomplete account, a key, and rights for the staff that the shop is seeded with. */
jest.doMock("../../medusa-config", () => {
  const configuration = jest.requireActual<Configuration>("../../medusa-config");
  const options = Object.values(configuration.modules).find((module) => module.options?.accounts)?.options;
  Object.assign(options ?? {}, {
    encryptionKey: key,
    rights: {
      moveMoney: ["staff@shop.example", "the_owner@shop.example", "user_listed"],
      configure: ["staff@shop.example"],
    },
    accounts: { incomplete: options?.accounts?.incomplete },
  });
  return configuration;
});

afterAll(stopListening);

shopSuite((suite) => {
  let http: RecordingHttp;
  let panel: Panel;
  let checkout: Checkout;

  beforeEach(() => {
    http = new RecordingHttp(suite.api);
    panel = new Panel(http, suite.shop.admin);
    checkout = new Checkout(http, suite.shop, suite.gateway, suite.container);
  });

  const demo = (): Required<Wanted> => demoAccount(suite.gateway.url);
  const made = async (wanted: Wanted = {}): Promise<void> => {
    const { settings, secrets } = demo();
    const answer = await panel.make({
      name: "panel",
      settings: { ...settings, ...wanted.settings },
      secrets: { ...secrets, ...wanted.secrets },
    });
    expect({ status: answer.status, data: answer.data }).toMatchObject({ status: 200 });
  };
  const database = () => suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);

  describe("an account that is made in the panel", () => {
    it("takes payments at once, without a restart, and what is changed counts for the next shopper", async () => {
      const cartId = await checkout.cart();
      const refused = await checkout.trySession(cartId, "pp_assist_panel");
      expect(refused.data.message).toMatch(/"panel" is not configured/);
      const half = await panel.make({ name: "panel", settings: demo().settings });
      expect(half.data.account).toMatchObject({
        source: "panel",
        complete: false,
        revision: 1,
        config_lines: null,
        updated_by: { email: "staff@shop.example" },
        settings: { stages: { value: null, locked: false, default: "one" } },
        secrets: { password: { set: false, locked: false } },
      });
      expect(half.data.account.problems.map(({ setting }) => setting)).toEqual(["password", "secretWord"]);
      const whole = await panel.change("panel", { secrets: demo().secrets });
      expect(whole.data.account).toMatchObject({ complete: true, problems: [], revision: 2 });

      const { order } = await checkout.paidOrder("pp_assist_panel");
      expect(order.payment_status).toBe("captured");
      await panel.change("panel", { settings: { stages: "two", means: ["card"], live: null } });
      const held = await checkout.paidOrder("pp_assist_panel");
      expect(held.order.payment_status).toBe("authorized");
      expect((await checkout.refund(order.payment_collections[0]?.payments[0]?.id ?? "")).status).toBe(200);

      const { changes, count } = await panel.history("panel", "?limit=2");
      expect(count).toBe(3);
      expect(changes).toMatchObject([
        {
          act: "changed",
          by: { email: "staff@shop.example" },
          changes: [
            { setting: "stages", before: null, after: "two" },
            { setting: "means", before: null, after: ["card"] },
          ],
        },
        {
          act: "changed",
          changes: [
            { setting: "password", before: null, after: "set" },
            { setting: "secretWord", before: null, after: "set" },
          ],
        },
      ]);
    });

    it("offers on Assist's page the means that staff chose", async () => {
      await made({ settings: { means: ["sbp", "mir-pay"] } });
      const session = await checkout.session(await checkout.cart(), "pp_assist_panel");
      const { fields } = await checkout.paymentForm(session);
      expect(fields).toMatchObject({
        FastPayPayment: "1",
        MirPayPayment: "1",
        CardPayment: "0",
        YMPayment: "0",
      });
      const none = await panel.change("panel", { settings: { means: ["sbp"], stages: "two" } });
      expect(none.status).toBe(400);
      expect(none.data.message).toMatch(/a means that can hold money/);
    });

    it("gets another secret word while shoppers pay: what the former one signed still counts", async () => {
      await made();
      const session = await checkout.session(await checkout.cart(), "pp_assist_panel");
      const orderNumber = await checkout.leaveFor(session);
      await panel.change("panel", { secrets: { secretWord: "the-next-secret-word" } });
      suite.assist.pay(orderNumber);
      await suite.assist.notifications.idle();
      const [notified] = await database()("assist_notification").where({ order_number: orderNumber });
      expect(notified).toMatchObject({ verdict: "genuine" });
      const landing = await checkout.comeBack(orderNumber);
      expect(landing.searchParams.get("assist")).toBe("paid");
      expect((await panel.history("panel")).changes[0]?.changes).toEqual([
        { setting: "secretWord", before: "set", after: "changed" },
        { setting: "previousSecretWord", before: null, after: "set" },
      ]);
      await panel.change("panel", { secrets: { previousSecretWord: null } });
      expect((await panel.account("panel")).secrets.previousSecretWord).toEqual({
        set: false,
        locked: false,
      });
      await expect(checkout.comeBack(orderNumber)).resolves.toBeDefined();
      const afterwards = await checkout.check(orderNumber);
      expect(afterwards.data.message).toMatch(/could not be checked/);
    });

    it("gets a secret word that was a slip, and its correction: the word that Assist signs with still counts", async () => {
      await made();
      const orderNumber = await checkout.leaveFor(
        await checkout.session(await checkout.cart(), "pp_assist_panel"),
      );
      suite.assist.notifications.hold();
      suite.assist.pay(orderNumber);
      const message = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      /** Those of the words that a message may be signed with. */
      const accepted = async (...words: string[]): Promise<string[]> => {
        const answers = words.map((word) => checkout.notify(signNotification(message, word)));
        const accepting = (await Promise.all(answers)).map(({ data }) => data.includes('firstcode="0"'));
        return words.filter((_, at) => accepting[at]);
      };
      const enter = async (secrets: Wanted["secrets"]): Promise<void> => {
        expect((await panel.change("panel", { secrets })).status).toBe(200);
      };
      const aDayPasses = () =>
        database()("assist_setting_change").update({
          created_at: database().raw("created_at - interval '25 hours'"),
        });
      const atAssist = "demo-secret-word";

      await enter({ secretWord: "with-a-slyp" });
      await enter({ secretWord: "with-a-slip" });
      expect(await accepted(atAssist, "with-a-slyp", "with-a-slip")).toEqual([atAssist, "with-a-slip"]);
      expect((await checkout.check(orderNumber)).status).toBe(200);

      await aDayPasses();
      await enter({ secretWord: "next-day" });
      expect(await accepted(atAssist, "with-a-slip", "next-day")).toEqual(["with-a-slip", "next-day"]);

      await aDayPasses();
      await enter({ secretWord: "as-said", previousSecretWord: atAssist });
      expect(await accepted(atAssist, "next-day", "as-said")).toEqual([atAssist, "as-said"]);

      suite.assist.setMerchant({ secretWord: "as-said" });
      const check = await suite.api.post<unknown>("/admin/assist/accounts/panel/check", {}, suite.shop.admin);
      expect(JSON.stringify(check.data)).toContain("secret-word-right");
      await enter({ secretWord: "after-the-proof" });
      expect(await accepted(atAssist, "as-said", "after-the-proof")).toEqual(["as-said", "after-the-proof"]);

      await enter({ previousSecretWord: null });
      await enter({ secretWord: "the-last" });
      expect(await accepted("as-said", "after-the-proof", "the-last")).toEqual([
        "after-the-proof",
        "the-last",
      ]);
    });
  });

  describe("a change is refused and changes nothing", () => {
    it("when somebody else changed the account since, or took the name", async () => {
      await made();
      const { revision } = await panel.account("panel");
      const answers = await Promise.all(
        ["one", "two", "three"].map((comment) =>
          panel.send("panel", { revision, settings: { orderComment: comment } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const stale = answers.find(({ status }) => status === 409);
      expect(stale?.data).toMatchObject({ type: "conflict" });
      expect(stale?.data.message).toMatch(/^Somebody else has changed this account/);
      const twice = await Promise.all([panel.make({ name: "new" }), panel.make({ name: "new" })]);
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await panel.history("panel")).count).toBe(2);
      expect((await panel.make({ name: "incomplete" })).status).toBe(409);
    });

    it("when medusa-config has the value; what it lacks can be added", async () => {
      const locked = await panel.account("incomplete");
      expect(locked).toMatchObject({
        source: "config",
        revision: 0,
        settings: { merchantId: { value: "679471", locked: true }, stages: { value: "one", locked: true } },
      });
      const refused = await panel.change("incomplete", { settings: { stages: "two", login: "assist_demo" } });
      expect(refused.status).toBe(400);
      expect(refused.data.message).toMatch(/^stages is fixed in medusa-config/);
      expect(await panel.account("incomplete")).toEqual(locked);
      const added = await panel.change("incomplete", {
        settings: { login: "assist_demo", storefrontUrl: "http://localhost:8000" },
        secrets: demo().secrets,
      });
      expect(added.data.account).toMatchObject({ source: "both", complete: true, revision: 1 });
      const paid = await checkout.paidOrder("pp_assist_incomplete");
      expect(paid.order.payment_status).toBe("captured");
    });

    const hostile: [string, unknown][] = [
      ["no body", undefined],
      ["no revision", { settings: {} }],
      ["a list", []],
      ["an unknown setting", { revision: 1, settings: { password: "assistdemo1" } }],
      ["an unknown secret", { revision: 1, secrets: { encryptionKey: "x" } }],
      ["a group", { revision: 1, settings: { policies: { paidTwice: "return" } } }],
      ["a NUL", { revision: 1, settings: { orderComment: "a\0b" } }],
      ["half a character", { revision: 1, secrets: { secretWord: "half \ud800 word" } }],
      ["a value of another kind", { revision: 1, settings: { stages: 1 } }],
      ["a stage that does not exist", { revision: 1, settings: { stages: "three" } }],
      ["a policy that does not exist", { revision: 1, settings: { "policies.paidTwice": "keep" } }],
      ["a gateway that is not Assist's", { revision: 1, settings: { gatewayUrl: "https://evil.example" } }],
      ["an address of this network", { revision: 1, settings: { gatewayUrl: "http://169.254.169.254" } }],
      [
        "a storefront with a password",
        { revision: 1, settings: { storefrontUrl: "https://a:b@shop.example" } },
      ],
      ["a password that Assist cannot have", { revision: 1, secrets: { password: "пароль" } }],
      ["a key that is none", { revision: 1, secrets: { signatureKey: "-----BEGIN" } }],
      ["an empty secret", { revision: 1, secrets: { password: "" } }],
      ["too many questions", { revision: 1, settings: { questionsPerRun: 1_000_000 } }],
      ["no means", { revision: 1, settings: { means: [] } }],
      ["a means that does not exist", { revision: 1, settings: { means: ["cash"] } }],
    ];

    it("when it cannot be used, and the sentence repeats no value", async () => {
      await made();
      const before = await panel.account("panel");
      for (const [what, body] of hostile) {
        const { status, data } = await panel.send("panel", body);
        expect({ what, status, type: data.type }).toEqual({ what, status: 400, type: "invalid_data" });
        expect(data.message).toMatch(/^.{10,400}\.$/s);
        expect(data.message).not.toMatch(/пароль|evil|BEGIN/);
      }
      for (const name of ["", "R U", "../ru", "ru\n", "a".repeat(41), "-ru", "__proto__"])
        expect({ name, status: (await panel.make({ name })).status }).toEqual({ name, status: 400 });
      expect(await panel.account("panel")).toEqual(before);
    });

    it("when the account is not there", async () => {
      expect((await panel.send("nobody", { revision: 0 })).status).toBe(404);
      expect((await panel.remove("nobody")).status).toBe(404);
      expect((await panel.remove("incomplete")).data.message).toMatch(/is in medusa-config/);
    });
  });

  describe("orders that Assist is still asked about", () => {
    it("keep a live account's contract, and the account", async () => {
      await made({ settings: { live: true } });
      await checkout.leaveFor(await checkout.session(await checkout.cart(), "pp_assist_panel"));
      for (const settings of [
        { merchantId: "679472" },
        { live: false },
        { gatewayUrl: "http://127.0.0.1:1" },
      ]) {
        const refused = await panel.change("panel", { settings });
        expect({ settings, status: refused.status }).toEqual({ settings, status: 400 });
        expect(refused.data.message).toMatch(/Assist is still asked about an order of it/);
      }
      expect((await panel.change("panel", { settings: { login: "another_login" } })).status).toBe(200);
      expect((await panel.remove("panel")).data.message).toMatch(/cannot be deleted/);
    });

    it("keep the contract of an account that the panel has never changed before", async () => {
      await made({ settings: { live: true } });
      await checkout.leaveFor(await checkout.session(await checkout.cart(), "pp_assist_panel"));
      // As if it had been the account of medusa-config that they left with.
      await database()("assist_order").update({ account: "incomplete" });
      const refused = await panel.change("incomplete", { settings: { live: true } });
      expect(refused.status).toBe(400);
      expect(refused.data.message).toMatch(/Assist is still asked about an order of it/);
    });

    it("leave under the contract of now, also from a server that has not heard of the change yet", async () => {
      await made();
      const session = await checkout.session(await checkout.cart(), "pp_assist_panel");
      await panel.read();
      // As another server does it.
      await database()("assist_account").update({
        settings: JSON.stringify({ ...demo().settings, merchantId: "679472" }),
        revision: 2,
      });
      expect((await checkout.paymentForm(session)).fields).toMatchObject({ Merchant_ID: "679472" });
    });

    it("of tests alone are given up when the account goes live; a form of before leads nobody to real money", async () => {
      await made();
      const left = await checkout.session(await checkout.cart(), "pp_assist_panel");
      const orderNumber = await checkout.leaveFor(left);
      const waiting = await checkout.session(await checkout.cart(), "pp_assist_panel");
      expect((await panel.change("panel", { settings: { live: true } })).status).toBe(200);
      const [order] = await database()("assist_order").where({ order_number: orderNumber });
      expect(order).toMatchObject({ next_check_at: null });
      await expect(checkout.paymentForm(waiting)).rejects.toThrow(/No payment form|No form on the page/);
      expect((await panel.remove("panel")).data).toEqual({ name: "panel", deleted: true });
      expect((await panel.read()).accounts.map(({ name }) => name)).toEqual(["incomplete"]);
      expect((await panel.history("panel")).changes[0]).toMatchObject({ act: "deleted" });
    });
  });

  it("no secret is in an answer, the log, an object that is printed, or the database", async () => {
    const words = ["canary-word-one", "canary-word-two"];
    const password = "canarypassword1";
    await made({ secrets: { secretWord: words[0] ?? "", password } });
    await panel.change("panel", { secrets: { secretWord: words[1] ?? "" } });
    await panel.send("panel", { revision: 99, secrets: { password } });
    await panel.send("panel", { revision: 2, secrets: { password }, settings: { stages: password } });
    await panel.make({ name: "other", secrets: { secretWord: ` ${words[0]}` } });
    const session = await checkout.session(await checkout.cart(), "pp_assist_panel");
    await checkout.paymentForm(session);
    await checkout.check(session.data.order_number);
    await panel.read();
    await panel.history("panel");
    const forms = http.answers.filter(({ request }) => request.startsWith("GET /hooks/assist/pay/"));
    expect(forms).toHaveLength(1);
    const assist = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
    const printed = inspect([assist.accounts, assist.settings, assist.accountDesk], {
      depth: 20,
      showHidden: true,
    });
    const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
    const never = [...words, password, key].flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("hex"),
      md5(secret),
      md5(secret).toUpperCase(),
    ]);
    const find = (text: string): string[] => never.filter((secret) => text.includes(secret));
    suite.container().resolve(ContainerRegistrationKeys.LOGGER).silly("a word of the logger");
    expect(output()).toContain("a word of the logger");
    expect(find(output())).toEqual([]);
    expect(find(printed)).toEqual([]);
    for (const { request, text } of http.answers)
      expect({ request, found: find(text) }).toEqual({ request, found: [] });
    const rows = await dump(database());
    expect(rows.filter(({ table }) => table === "assist_account")).toHaveLength(2);
    for (const { table, text } of rows) expect({ table, found: find(text) }).toEqual({ table, found: [] });
  });

  describe("staff without rights", () => {
    let clerk: StaffMember;

    beforeEach(async () => {
      clerk = await makeStaff(suite.api, suite.container(), "clerk@shop.example");
    });

    it("may look, and each of their acts is refused in a sentence", async () => {
      const { headers } = clerk;
      const rights = await suite.api.get("/admin/assist/rights", { headers });
      expect(rights.data).toEqual({ move_money: false, configure: false });
      expect((await suite.api.get("/admin/assist/rights", suite.shop.admin)).data).toEqual({
        move_money: true,
        configure: true,
      });
      for (const path of ["bills", "settings", "accounts/incomplete/history"])
        expect((await suite.api.get(`/admin/assist/${path}`, { headers })).status).toBe(200);
      const acts = [
        ["bills", "move money"],
        ["bills/x/revoke", "move money"],
        ["bills/x/resend", "move money"],
        ["bills/x/check", "move money"],
        ["orders/RU-1/check", "move money"],
        ["reconcile", "move money"],
        ["accounts", "configure"],
        ["accounts/incomplete", "configure"],
      ];
      for (const [act, right] of acts) {
        const path = `/admin/assist/${act}`;
        const refused = await suite.api.post<{ message: string }>(path, {}, { headers, ...anyStatus });
        expect({ act, status: refused.status }).toEqual({ act, status: 403 });
        expect(refused.data.message).toContain(`right to ${right}.`);
        const allowed = await suite.api.post(path, {}, { ...suite.shop.admin, ...anyStatus });
        expect({ act, forbidden: allowed.status === 403 }).toEqual({ act, forbidden: false });
      }
      const path = "/admin/assist/accounts/incomplete";
      expect((await suite.api.delete(path, { headers, ...anyStatus })).status).toBe(403);
    });

    it("cannot get them by an invitation with an e-mail like another's", async () => {
      const rightsOf = async ({ headers }: Pick<StaffMember, "headers">): Promise<unknown> =>
        (await suite.api.get("/admin/assist/rights", { headers })).data;
      /** Somebody whom the clerk invites, and who enters this instead of the invited e-mail. */
      const invited = async (name: string, email: string) => {
        const login = { email: `${name}@invited.example`, password: "a password of theirs" };
        const { invite } = (
          await suite.api.post<{ invite: { token: string } }>("/admin/invites", { email: login.email }, clerk)
        ).data;
        const bearer = async (path: string) => {
          const { token } = (await suite.api.post<{ token: string }>(path, login)).data;
          return { headers: { authorization: `Bearer ${token}` } };
        };
        const newcomer = await bearer("/auth/user/emailpass/register");
        const accept = `/admin/invites/accept?token=${invite.token}`;
        const { user } = (await suite.api.post<{ user: { id: string } }>(accept, { email }, newcomer)).data;
        return { id: user.id, ...(await bearer("/auth/user/emailpass")) };
      };
      const none = { move_money: false, configure: false };
      const warnings = (): string[] =>
        output()
          .split("\n")
          .filter((line) => line.includes("differ in case alone"));

      const owner = await makeStaff(suite.api, suite.container(), "the_owner@shop.example");
      expect(await rightsOf(await invited("one", "the-owner@shop.example"))).toEqual(none);
      expect(await rightsOf(owner)).toEqual({ move_money: true, configure: false });
      expect(await rightsOf(await invited("two", "user_listed"))).toEqual(none);
      expect(await rightsOf(await invited("three", "staff@shop.example "))).toEqual(none);
      expect(await rightsOf(suite.shop.admin)).toEqual({ move_money: true, configure: true });
      expect(warnings()).toEqual([]);

      const double = await invited("four", "Staff@Shop.example");
      expect(await rightsOf(double)).toEqual(none);
      expect(await rightsOf(suite.shop.admin)).toEqual(none);
      expect(warnings()).toEqual([expect.stringContaining(double.id)]);
      await suite.api.delete(`/admin/users/${double.id}`, clerk);
      expect(await rightsOf(suite.shop.admin)).toEqual({ move_money: true, configure: true });
    });
  });
});
