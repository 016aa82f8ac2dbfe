import { signNotification } from "../../simulator";
import { dtoFields, fieldsIn } from "../shop/dto-fields";
import { demoAccount, type Wanted } from "../shop/panel";
import { settingsSuite } from "../shop/settings-suite";

settingsSuite((suite) => {
  describe("an account that is made in the panel", () => {
    it("takes payments at once, without a restart, and what is changed counts for the next shopper", async () => {
      const cartId = await suite.checkout.cart();
      const refused = await suite.checkout.trySession(cartId, "pp_assist_panel");
      expect(refused.data.message).toMatch(/"panel" is not configured/);
      const half = await suite.panel.make({
        name: "panel",
        settings: demoAccount(suite.gateway.url).settings,
      });
      expect(half.data.account).toMatchObject({
        source: "panel",
        complete: false,
        revision: 1,
        config_lines: null,
        updated_by: { email: "staff@shop.example" },
        settings: { stages: { value: null, locked: false, default: "one" } },
        secrets: { password: { set: false, locked: false } },
      });
      expect(fieldsIn(half.data.account)).toEqual(dtoFields.account);
      expect(half.data.account.problems.map(({ setting }) => setting)).toEqual(["password", "secretWord"]);
      const whole = await suite.panel.change("panel", { secrets: demoAccount(suite.gateway.url).secrets });
      expect(whole.data.account).toMatchObject({ complete: true, problems: [], revision: 2 });

      const { order } = await suite.checkout.paidOrder("pp_assist_panel");
      expect(order.payment_status).toBe("captured");
      await suite.panel.change("panel", { settings: { stages: "two", means: ["card"], live: null } });
      const held = await suite.checkout.paidOrder("pp_assist_panel");
      expect(held.order.payment_status).toBe("authorized");
      expect((await suite.checkout.refund(order.payment_collections[0]?.payments[0]?.id ?? "")).status).toBe(
        200,
      );

      const { changes, count } = await suite.panel.history("panel", "?limit=2");
      expect(count).toBe(3);
      expect(changes.map(fieldsIn)).toEqual([dtoFields.accountChange, dtoFields.accountChange]);
      expect(changes).toMatchObject([
        {
          action: "changed",
          by: { email: "staff@shop.example" },
          changes: [
            { setting: "stages", before: null, after: "two" },
            { setting: "means", before: null, after: ["card"] },
          ],
        },
        {
          action: "changed",
          changes: [
            { setting: "password", before: null, after: "set" },
            { setting: "secretWord", before: null, after: "set" },
          ],
        },
      ]);
    });

    it("offers on Assist's page the means that staff chose", async () => {
      await suite.made({ settings: { means: ["sbp", "mir-pay"] } });
      const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
      const { fields } = await suite.checkout.paymentForm(session);
      expect(fields).toMatchObject({
        FastPayPayment: "1",
        MirPayPayment: "1",
        CardPayment: "0",
        YMPayment: "0",
      });
      const none = await suite.panel.change("panel", { settings: { means: ["sbp"], stages: "two" } });
      expect(none.status).toBe(400);
      expect(none.data.message).toMatch(/a means that can hold money/);
    });

    it("gets another secret word while shoppers pay: what the former one signed still counts", async () => {
      await suite.made();
      const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
      const orderNumber = await suite.checkout.leaveFor(session);
      await suite.panel.change("panel", { secrets: { secretWord: "the-next-secret-word" } });
      suite.assist.pay(orderNumber);
      await suite.assist.notifications.idle();
      const [notified] = await suite.database("assist_notification").where({ order_number: orderNumber });
      expect(notified).toMatchObject({ verdict: "genuine" });
      const landing = await suite.checkout.comeBack(orderNumber);
      expect(landing.searchParams.get("assist")).toBe("paid");
      expect((await suite.panel.history("panel")).changes[0]?.changes).toEqual([
        { setting: "secretWord", before: "set", after: "changed" },
        { setting: "previousSecretWord", before: null, after: "set" },
      ]);
      await suite.panel.change("panel", { secrets: { previousSecretWord: null } });
      expect((await suite.panel.account("panel")).secrets.previousSecretWord).toEqual({
        set: false,
        locked: false,
      });
      await expect(suite.checkout.comeBack(orderNumber)).resolves.toBeDefined();
      const afterwards = await suite.checkout.check(orderNumber);
      expect(afterwards.data.message).toMatch(/could not be checked/);
    });

    it("gets a secret word that was a slip, and its correction: the word that Assist signs with still counts", async () => {
      await suite.made();
      const orderNumber = await suite.checkout.leaveFor(
        await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel"),
      );
      suite.assist.notifications.hold();
      suite.assist.pay(orderNumber);
      const message = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
      /** Those of the words that a message may be signed with. */
      const accepted = async (...words: string[]): Promise<string[]> => {
        const answers = words.map((word) => suite.checkout.notify(signNotification(message, word)));
        const accepting = (await Promise.all(answers)).map(({ data }) => data.includes('firstcode="0"'));
        return words.filter((_, at) => accepting[at]);
      };
      const enter = async (secrets: Wanted["secrets"]): Promise<void> => {
        expect((await suite.panel.change("panel", { secrets })).status).toBe(200);
      };
      const aDayPasses = () =>
        suite.database("assist_setting_change").update({
          created_at: suite.database.raw("created_at - interval '25 hours'"),
        });
      const atAssist = "demo-secret-word";

      await enter({ secretWord: "with-a-slyp" });
      await enter({ secretWord: "with-a-slip" });
      expect(await accepted(atAssist, "with-a-slyp", "with-a-slip")).toEqual([atAssist, "with-a-slip"]);
      expect((await suite.checkout.check(orderNumber)).status).toBe(200);

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
});
