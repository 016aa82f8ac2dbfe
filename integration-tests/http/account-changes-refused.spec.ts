import { generateKeyPairSync } from "node:crypto";
import { demoAccount } from "../shop/panel";
import { settingsSuite } from "../shop/settings-suite";

settingsSuite((suite) => {
  describe("a change is refused and changes nothing", () => {
    it("when somebody else changed the account since, or took the name", async () => {
      await suite.made();
      const { revision } = await suite.panel.account("panel");
      const answers = await Promise.all(
        ["one", "two", "three"].map((comment) =>
          suite.panel.send("panel", { revision, settings: { orderComment: comment } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const stale = answers.find(({ status }) => status === 409);
      expect(stale?.data).toMatchObject({ type: "conflict" });
      expect(stale?.data.message).toMatch(/^Somebody else has changed this account/);
      const twice = await Promise.all([suite.panel.make({ name: "new" }), suite.panel.make({ name: "new" })]);
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await suite.panel.history("panel")).count).toBe(2);
      expect((await suite.panel.make({ name: "incomplete" })).status).toBe(409);
    });

    it("when medusa-config has the value; what it lacks can be added", async () => {
      const locked = await suite.panel.account("incomplete");
      expect(locked).toMatchObject({
        source: "config",
        revision: 0,
        settings: { merchantId: { value: "679471", locked: true }, stages: { value: "one", locked: true } },
      });
      const refused = await suite.panel.change("incomplete", {
        settings: { stages: "two", login: "assist_demo" },
      });
      expect(refused.status).toBe(400);
      expect(refused.data.message).toMatch(/^stages is fixed in medusa-config/);
      expect(await suite.panel.account("incomplete")).toEqual(locked);
      const added = await suite.panel.change("incomplete", {
        settings: { login: "assist_demo", storefrontUrl: "http://localhost:8000" },
        secrets: demoAccount(suite.gateway.url).secrets,
      });
      expect(added.data.account).toMatchObject({ source: "both", complete: true, revision: 1 });
      const paid = await suite.checkout.paidOrder("pp_assist_incomplete");
      expect(paid.order.payment_status).toBe("captured");
    });

    it("when what it takes away is what another setting rests on", async () => {
      await suite.made();
      const sbpAlone = { stages: "two", means: ["sbp"], oneStageMeans: true };
      expect((await suite.panel.change("panel", { settings: sbpAlone })).status).toBe(200);
      const refused = await suite.panel.change("panel", { settings: { oneStageMeans: false } });
      expect(refused).toMatchObject({ status: 400, data: { message: expect.stringMatching(/can hold/) } });
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
      const signatureKey = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
      const signed = { settings: { signatureAlone: true }, secrets: { signatureKey } };
      expect((await suite.panel.change("panel", signed)).status).toBe(200);
      const unsigned = await suite.panel.change("panel", { secrets: { signatureKey: null } });
      expect(unsigned).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/need signatureKey/) },
      });
      expect((await suite.panel.account("panel")).complete).toBe(true);
    });

    it("what was found out about bills goes with the contract that it was found of", async () => {
      await suite.made();
      await suite.panel.change("panel", { settings: { billCheckFields: "core" } });
      await suite.panel.change("panel", { settings: { orderComment: "as before" } });
      const value = async () => (await suite.panel.account("panel")).settings.billCheckFields.value;
      expect(await value()).toBe("core");
      await suite.panel.change("panel", { settings: { merchantId: "679472" } });
      expect(await value()).toBeNull();
      await suite.panel.change("panel", { settings: { merchantId: "679471", billCheckFields: "all-rows" } });
      expect(await value()).toBe("all-rows");
    });

    const hostile: [string, unknown][] = [
      ["no body", undefined],
      ["no revision", { settings: {} }],
      ["a list", []],
      ["an unknown setting", { revision: 1, settings: { password: "assistdemo1" } }],
      ["an unknown secret", { revision: 1, secrets: { encryptionKey: "x" } }],
      ["a group", { revision: 1, settings: { policies: { paidTwice: "refund" } } }],
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
      await suite.made();
      const before = await suite.panel.account("panel");
      for (const [what, body] of hostile) {
        const { status, data } = await suite.panel.send("panel", body);
        expect({ what, status, type: data.type }).toEqual({ what, status: 400, type: "invalid_data" });
        expect(data.message).toMatch(/^.{10,400}\.$/s);
        expect(data.message).not.toMatch(/пароль|evil|BEGIN/);
      }
      for (const name of ["", "R U", "../ru", "ru\n", "a".repeat(41), "-ru", "__proto__"])
        expect({ name, status: (await suite.panel.make({ name })).status }).toEqual({ name, status: 400 });
      expect(await suite.panel.account("panel")).toEqual(before);
    });

    it("when the account is not there", async () => {
      expect((await suite.panel.send("nobody", { revision: 0 })).status).toBe(404);
      expect((await suite.panel.remove("nobody")).status).toBe(404);
      expect((await suite.panel.remove("incomplete")).data.message).toMatch(/is in medusa-config/);
    });
  });

  describe("orders that Assist is still asked about", () => {
    it("keep a live account's contract, and the account", async () => {
      await suite.made({ settings: { live: true } });
      await suite.checkout.leaveFor(
        await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel"),
      );
      for (const settings of [
        { merchantId: "679472" },
        { live: false },
        { gatewayUrl: "http://127.0.0.1:1" },
      ]) {
        const refused = await suite.panel.change("panel", { settings });
        expect({ settings, status: refused.status }).toEqual({ settings, status: 400 });
        expect(refused.data.message).toMatch(/Assist is still asked about an order of it/);
      }
      expect((await suite.panel.change("panel", { settings: { login: "another_login" } })).status).toBe(200);
      expect((await suite.panel.remove("panel")).data.message).toMatch(/cannot be deleted/);
    });

    it("keep the contract of an account that the panel has never changed before", async () => {
      await suite.made({ settings: { live: true } });
      await suite.checkout.leaveFor(
        await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel"),
      );
      // As if it had been the account of medusa-config that they left with.
      await suite.database("assist_order").update({ account: "incomplete" });
      const refused = await suite.panel.change("incomplete", { settings: { live: true } });
      expect(refused.status).toBe(400);
      expect(refused.data.message).toMatch(/Assist is still asked about an order of it/);
    });

    it("leave under the contract of now, also from a server that has not heard of the change yet", async () => {
      await suite.made();
      const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
      await suite.panel.read();
      // As another server does it.
      await suite.database("assist_account").update({
        settings: JSON.stringify({ ...demoAccount(suite.gateway.url).settings, merchantId: "679472" }),
        revision: 2,
      });
      expect((await suite.checkout.paymentForm(session)).fields).toMatchObject({ Merchant_ID: "679472" });
    });

    it("of tests alone are given up when the account goes live; a form of before leads nobody to real money", async () => {
      await suite.made();
      const left = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
      const orderNumber = await suite.checkout.leaveFor(left);
      const waiting = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
      expect((await suite.panel.change("panel", { settings: { live: true } })).status).toBe(200);
      const [order] = await suite.database("assist_order").where({ order_number: orderNumber });
      expect(order).toMatchObject({ next_check_at: null });
      await expect(suite.checkout.paymentForm(waiting)).rejects.toThrow(
        /No payment form|No form on the page/,
      );
      expect((await suite.panel.remove("panel")).data).toEqual({ name: "panel", deleted: true });
      expect((await suite.panel.read()).accounts.map(({ name }) => name)).toEqual(["incomplete"]);
      expect((await suite.panel.history("panel")).changes[0]).toMatchObject({ action: "deleted" });
    });
  });
});
