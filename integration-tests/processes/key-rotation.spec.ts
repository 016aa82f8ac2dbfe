import { randomBytes } from "node:crypto";
import { eventually } from "../shop/eventually";
import { Panel } from "../shop/panel";
import { accountsOfShop } from "../shop/accounts";
import { serverSuite, type ServerOptions } from "./server-suite";
import type { ShopServer } from "./shop-server";

/** Of the local Assist's second merchant, whose secrets are entered in the panel here. */
const secrets = { password: "assisthold1", secretWord: "hold-secret-word" };
const merchant = { merchantId: "679473", login: "assist_hold" };
const withoutSecrets = { password: undefined, secretWord: undefined, previousSecretWord: undefined };
const newKey = (): string => randomBytes(32).toString("base64");
const key = newKey();
const nextKey = newKey();

const options: ServerOptions = {
  settings: { ASSIST_ENCRYPTION_KEY: key },
  options: {
    accounts: { ...accountsOfShop(), hold: { ...accountsOfShop().hold, ...withoutSecrets, ...merchant } },
  },
  gateway: { merchants: [{}, { ...merchant, ...secrets }] },
};

/** Settings that two servers share, and the key of their secrets. */
serverSuite((suite) => {
  describe("what staff enter in the panel of one server", () => {
    const panelOf = (server: ShopServer): Panel => new Panel(server.http, server.shop.admin);
    const sealed = async (): Promise<string> => {
      const [row] = await suite.database("assist_account").where({ name: "hold", deleted_at: null });
      return JSON.stringify((row as { secrets: unknown } | undefined)?.secrets);
    };

    /** Shoppers come one after the other as long as the work goes on, and each of them pays. */
    async function whilePaying<T>(server: ShopServer, work: () => Promise<T>): Promise<T> {
      let goesOn = true;
      const shoppers = (async () => {
        let paid = 0;
        do {
          const { order } = await server.checkout.paidOrderOverHttp("pp_assist_hold");
          if (order.payment_status !== "authorized") throw new Error(`Not paid: ${order.payment_status}`);
          paid++;
        } while (goesOn);
        return paid;
      })();
      const result = await work().finally(() => (goesOn = false));
      expect(await shoppers).toBeGreaterThan(0);
      return result;
    }

    it("counts in both, and opens on through a change of the key while shoppers pay", async () => {
      suite.assist.notifications.hold();
      const a = suite.first;
      const b = await suite.another();
      const refused = await b.checkout.trySession(await b.checkout.cart(), "pp_assist_hold");
      expect(refused.data.message).toMatch(/takes no payments yet/);
      const changed = await panelOf(a).change("hold", { secrets, settings: { means: ["card"] } });
      expect(changed.data.account).toMatchObject({ source: "both", complete: true });
      await eventually(
        () => panelOf(b).account("hold"),
        ({ complete }) => complete,
      );
      const session = await b.checkout.session(await b.checkout.cart(), "pp_assist_hold");
      expect((await b.checkout.paymentForm(session)).fields).toMatchObject({
        CardPayment: "1",
        MirPayPayment: "0",
      });

      const before = await sealed();
      const next = { ASSIST_ENCRYPTION_KEY: nextKey, ASSIST_PREVIOUS_ENCRYPTION_KEY: key };
      // Server A does not have the next key yet, and must go on.
      const rotated = await whilePaying(a, async () => {
        await b.kill();
        return suite.another(next, b.port);
      });
      await eventually(sealed, (after) => after !== before);
      const after = await sealed();
      await whilePaying(rotated, async () => {
        await whilePaying(a, () => Promise.resolve());
        await a.kill();
        const last = await suite.another({ ASSIST_ENCRYPTION_KEY: nextKey }, a.port);
        await last.checkout.paidOrderOverHttp("pp_assist_hold");
        expect((await panelOf(last).account("hold")).problems).toEqual([]);
      });
      expect(await sealed()).toBe(after);
      for (const text of [...Object.values(secrets), key, nextKey]) expect(after).not.toContain(text);
    });
  });
}, options);
