import { anyStatus } from "../shop/http";
import { accountsOfShop } from "../shop/accounts";
import type { StoreSession } from "../shop/checkout";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const usual = accountsOfShop();
const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const desktop = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** What the payment request says of the shopper, the cart, and the browser (docs/parameters.md). */
shopSuite(
  (suite) => {
    const open = async (session: StoreSession, headers: Record<string, string> = {}): Promise<string> =>
      (await suite.api.get<string>(new URL(session.data.payment_url).pathname, { ...anyStatus, headers }))
        .data;

    const sent = async (session: StoreSession): Promise<Record<string, string>> =>
      (await suite.checkout.paymentForm(session)).fields;

    /** What the gateway has stored of it, which takes nothing that it does not know. */
    async function stored(session: StoreSession): Promise<Record<string, string>> {
      const number = await suite.checkout.leaveFor(session);
      return suite.assist.orders(number)[0]?.fields ?? {};
    }

    const pageOf = (page: string): string | undefined => /name="MobileDevice" value="(\d)"/.exec(page)?.[1];

    const change = (cartId: string, changes: Record<string, unknown>) =>
      suite.api.post(`/store/carts/${cartId}`, changes, suite.shop.store);

    describe("the page on a phone", () => {
      const headers: [about: string, Record<string, string>, string][] = [
        ["a phone", { "user-agent": phone }, "2"],
        [
          "a phone that says so in a header of its own",
          { "sec-ch-ua-mobile": "?1", "user-agent": desktop },
          "2",
        ],
        ["a phone that wants the page of a desktop", { "sec-ch-ua-mobile": "?0", "user-agent": phone }, "1"],
        ["a desktop", { "user-agent": desktop }, "1"],
      ];

      it.each(headers)("%s", async (_about, given, expected) => {
        const session = await suite.checkout.session(await suite.checkout.cart());
        expect(pageOf(await open(session, given))).toBe(expected);
      });

      it("is what the account says, where the merchant wants so", async () => {
        const cartId = await suite.checkout.cart();
        const byAccount = await suite.checkout.session(cartId, "pp_assist_cancels");
        expect(pageOf(await open(byAccount, { "user-agent": phone }))).toBeUndefined();
        const always = await suite.checkout.session(cartId, "pp_assist_reminds");
        expect(pageOf(await open(always, { "user-agent": desktop }))).toBe("2");
      });

      it("is told apart from that of a desktop which was opened a moment ago, also when Assist is not asked again", async () => {
        const session = await suite.checkout.session(await suite.checkout.cart());
        const pages: (string | undefined)[] = [];
        for (let times = 0; times < 40; times++)
          pages.push(pageOf(await open(session, { "user-agent": times % 2 ? phone : desktop })));
        expect(pages).toEqual(pages.map((_, times) => (times % 2 ? "2" : "1")));
        const asked = suite.assist.requests().filter(({ path }) => path.endsWith("/orderresult.cfm"));
        expect(asked.length).toBeLessThan(30);
      });
    });

    describe("the address", () => {
      it("goes with its second line, the country's three letters, the region's code and the middle name", async () => {
        const cartId = await suite.checkout.cart();
        await change(cartId, {
          billing_address: {
            first_name: "Anna",
            last_name: "Petrova",
            address_1: "Example street 1",
            address_2: "flat 2",
            city: "Moscow",
            country_code: "ru",
            province: "RU-MOW",
            postal_code: "101000",
            phone: "+7 000 000-00-00 internal 123",
            metadata: { middle_name: "Ivanovna" },
          },
        });
        const fields = await stored(await suite.checkout.session(cartId));
        expect(fields).toMatchObject({
          address: "Example street 1, flat 2",
          country: "RUS",
          state: "MOW",
          middlename: "Ivanovna",
          homephone: "+7 000 000-00-00 internal 123",
        });
        expect(fields.mobilephone ?? "").toBe("");
      });

      it("is all of one: what the billing address leaves out is not taken from the shipping address", async () => {
        const cartId = await suite.checkout.cart();
        await change(cartId, {
          shipping_address: {
            address_1: "Elsewhere 9",
            address_2: "room 9",
            province: "spe",
            city: "Petersburg",
            country_code: "ru",
          },
          billing_address: { address_1: "Example street 1", city: "Moscow", country_code: "ru" },
        });
        const fields = await sent(await suite.checkout.session(cartId));
        expect(fields).toMatchObject({ Address: "Example street 1", City: "Moscow", Country: "RUS" });
        expect(fields).not.toHaveProperty("State");
      });
    });

    describe("what the storefront wishes for one payment", () => {
      it("its language, and the number of a contract", async () => {
        const data = { language: "en", contract_number: "79990000000" };
        const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_ru", data);
        expect(await stored(session)).toMatchObject({ language: "EN", account: "79990000000" });
        const other = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_ru", {
          language: "ru",
        });
        expect(await open(other, { "accept-language": "en" })).toContain('lang="ru"');
      });

      it.each([
        ["a language of which Assist has no page", { language: "de" }],
        ["a number of 31 characters", { contract_number: "1".repeat(31) }],
        ["a number with characters that Assist removes", { contract_number: "1;2" }],
        ["an empty number", { contract_number: "" }],
        ["no text", { contract_number: 79990000000 }],
      ])("%s is refused, and nothing is changed", async (_about, data) => {
        const cartId = await suite.checkout.cart();
        const answer = await suite.checkout.trySession(cartId, "pp_assist_ru", data);
        expect(answer.status).toBe(400);
        expect(await suite.database("assist_order")).toEqual([]);
      });

      it("the cart's own number of a contract is sent where the session names none; a wrong one keeps nobody from paying", async () => {
        const cartId = await suite.checkout.cart();
        const note = (number: unknown) => change(cartId, { metadata: { assist_contract_number: number } });
        await note("D-17");
        expect((await sent(await suite.checkout.session(cartId))).Account).toBe("D-17");
        expect(
          (await sent(await suite.checkout.session(cartId, "pp_assist_ru", { contract_number: "S-1" })))
            .Account,
        ).toBe("S-1");
        await note("D;17");
        expect(await sent(await suite.checkout.session(cartId))).not.toHaveProperty("Account");
      });
    });

    it("the comment names the order's number and its items", async () => {
      const session = await suite.checkout.session(await suite.checkout.cart(2));
      expect((await sent(session)).OrderComment).toBe(`${session.data.order_number}: Teapot × 2`);
    });

    describe("two stages, and means that take the money at once", () => {
      beforeEach(() => suite.assist.setRules({ sbpInTwoStages: "taken at once" }));

      it("are offered where the merchant wants so; money by SBP is taken, and no case is opened", async () => {
        const cartId = await suite.checkout.cart();
        const session = await suite.checkout.session(cartId, "pp_assist_hold");
        const fields = await sent(session);
        expect(fields).toMatchObject({ Delay: "1", FastPayPayment: "1", CardPayment: "1", YMPayment: "1" });
        const number = await suite.checkout.leaveFor(session);
        suite.assist.pay(number, { means: "sbp" });
        const landing = await suite.checkout.comeBack(number);
        expect(landing.searchParams.get("assist")).toBe("paid");
        const order = await suite.checkout.order(landing.searchParams.get("order_id") ?? "");
        expect(order.payment_status).toBe("captured");
        await suite.checkout.check(number);
        expect(await suite.checkout.remembered(number)).toMatchObject({
          captured: cartTotal,
          openCase: null,
        });
      });

      it("a card is held all the same, and one whose form was changed is shown to staff", async () => {
        const held = await suite.checkout.leaveFor(
          await suite.checkout.session(await suite.checkout.cart(), "pp_assist_hold"),
        );
        suite.assist.pay(held);
        await suite.checkout.comeBack(held);
        expect(await suite.checkout.remembered(held)).toMatchObject({ held: cartTotal, openCase: null });
        suite.assist.setRules({ paidStage: "as asked" });
        const changed = await suite.checkout.leaveFor(
          await suite.checkout.session(await suite.checkout.cart(), "pp_assist_hold"),
          { Delay: "0" },
        );
        suite.assist.pay(changed);
        await suite.checkout.comeBack(changed);
        expect(await suite.checkout.remembered(changed)).toMatchObject({
          captured: cartTotal,
          openCase: "taken-not-held",
        });
      });
    });

    it("3-D Secure is left out where it was agreed, and the check value covers that", async () => {
      const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_longhold");
      expect((await sent(session)).Disable3DS).toBe("1");
      await expect(suite.checkout.leaveFor(session, { Disable3DS: "0" })).rejects.toThrow("refused");
      expect(await suite.checkout.leaveFor(session)).toBe(session.data.order_number);
    });
  },
  {
    providers: ["ru", "hold", "longhold", "cancels", "reminds"].map((id) => `pp_assist_${id}`),
    options: {
      accounts: {
        ...usual,
        ru: { ...usual.ru, orderComment: "{order_number}: {items}" },
        hold: { ...usual.hold, oneStageMeans: true },
        "long-hold": { ...usual["long-hold"], disable3ds: true },
        cancels: { ...usual.cancels, mobilePage: "account" },
        reminds: { ...usual.reminds, mobilePage: "always" },
      },
    },
  },
);
