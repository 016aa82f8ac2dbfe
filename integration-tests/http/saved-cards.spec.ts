import type { SavedCardsResponse } from "../../src/contract/saved-cards";
import { accountsOfShop } from "../shop/accounts";
import type { StoreSession } from "../shop/checkout";
import { anyStatus, type HttpAnswer } from "../shop/http";
import { shopSuite } from "../shop/suite";

const usual = accountsOfShop();
let customers = 0;

interface SignedIn {
  id: string;
  headers: Record<string, string>;
}

/** Customers who are signed in may keep a card at Assist (protocol §11). */
shopSuite(
  (suite) => {
    const headersOf = (token: string) => ({ ...suite.shop.store.headers, authorization: `Bearer ${token}` });

    async function signUp(): Promise<SignedIn> {
      const email = `customer${++customers}@shopper.example`;
      const credentials = { email, password: "a customer's password" };
      const registered = await suite.api.post<{ token: string }>(
        "/auth/customer/emailpass/register",
        credentials,
      );
      const { customer } = (
        await suite.api.post<{ customer: { id: string } }>(
          "/store/customers",
          { email },
          { headers: headersOf(registered.data.token) },
        )
      ).data;
      const signedIn = await suite.api.post<{ token: string }>("/auth/customer/emailpass", credentials);
      return { id: customer.id, headers: headersOf(signedIn.data.token) };
    }

    /** A session that the customer's own browser asks for. */
    async function trySession(
      { headers }: SignedIn,
      provider = "pp_assist_ru",
      given?: string,
    ): Promise<HttpAnswer<{ payment_collection: { payment_sessions: StoreSession[] } }>> {
      const cart_id = given ?? (await suite.checkout.cart());
      const { data } = await suite.api.post<{ payment_collection: { id: string } }>(
        "/store/payment-collections",
        { cart_id },
        { headers },
      );
      return suite.api.post(
        `/store/payment-collections/${data.payment_collection.id}/payment-sessions`,
        { provider_id: provider },
        { headers, ...anyStatus },
      );
    }

    async function session(customer: SignedIn, provider?: string, cartId?: string): Promise<StoreSession> {
      const { data } = await trySession(customer, provider, cartId);
      return data.payment_collection.payment_sessions[0] as StoreSession;
    }

    /** Left for Assist's page; the number under which Assist knows the customer. */
    async function leave(customer: SignedIn, provider?: string) {
      const made = await session(customer, provider);
      const orderNumber = await suite.checkout.leaveFor(made);
      const [order] = suite.assist.orders(orderNumber);
      return { session: made, orderNumber, number: order?.fields.customernumber, kept: order?.kept };
    }

    async function pay(customer: SignedIn, provider?: string, cardNumber = "4111111111111111") {
      const left = await leave(customer, provider);
      suite.assist.pay(left.orderNumber, { cardNumber, keep: true });
      await suite.checkout.comeBack(left.orderNumber);
      return left;
    }

    const cards = async ({ headers }: SignedIn) =>
      (await suite.api.get<SavedCardsResponse>("/store/assist/saved-cards", { headers })).data.saved_cards;
    const forget = ({ headers }: SignedIn) =>
      suite.api.delete<{ forgotten: boolean }>("/store/assist/saved-cards", { headers });

    it("a customer who is signed in is known at Assist from one payment to the next, and finds the card again", async () => {
      const customer = await signUp();
      const first = await pay(customer);
      expect(first.number).toMatch(/^c[0-9a-f]{30}c$/);
      expect(first.kept).toEqual([]);
      const second = await leave(customer);
      expect(second.number).toBe(first.number);
      expect(second.kept).toEqual(["411111****1111"]);
      expect(await cards(customer)).toEqual([
        { account: "ru", means: "VISA", last_digits: "1111", paid_at: expect.any(String) },
      ]);
    });

    it("a guest has no number, and nobody reads it in what the storefront sees", async () => {
      const guest = await suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart()));
      expect(suite.assist.orders(guest)[0]?.fields).not.toHaveProperty("customernumber");
      const customer = await signUp();
      const { session: made, number } = await leave(customer);
      expect(JSON.stringify(made)).not.toContain(number);
      expect(JSON.stringify(await cards(customer))).not.toContain(number);
    });

    it("each customer has another number, and at each account; the providers of one account share it", async () => {
      const [one, other] = [await signUp(), await signUp()];
      const numbers = [
        (await leave(one)).number,
        (await leave(other)).number,
        (await leave(one, "pp_assist_hold")).number,
      ];
      expect(new Set(numbers).size).toBe(3);
      expect((await leave(one, "pp_assist-card_ru")).number).toBe(numbers[0]);
    });

    it("two first sessions at once get one number, and neither is refused", async () => {
      const customer = await signUp();
      const answers = await Promise.all([1, 2, 3].map(() => trySession(customer)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      const rows = await suite.database("assist_order").distinct("customer_number");
      expect(rows).toHaveLength(1);
      expect(await suite.database("assist_customer")).toHaveLength(1);
    });

    it("a number that was changed on its way is refused, as is one that was moved to a neighbour", async () => {
      const customer = await signUp();
      const { fields } = await suite.checkout.paymentForm(await session(customer));
      const again = await session(customer);
      const moved: Record<string, string>[] = [
        { CustomerNumber: "c2" },
        { CustomerNumber: "" },
        { CustomerNumber: "", OrderMaxPoints: fields.CustomerNumber ?? "" },
        { CustomerNumber: "", Prepayment: fields.CustomerNumber ?? "" },
      ];
      for (const changed of moved)
        await expect(suite.checkout.leaveFor(again, changed)).rejects.toThrow("refused");
    });

    it("who asks to be forgotten has nothing left, and another number with the next payment", async () => {
      const customer = await signUp();
      const before = await pay(customer);
      const open = await session(customer);
      expect((await forget(customer)).data).toEqual({ forgotten: true });
      expect(await cards(customer)).toEqual([]);
      expect((await suite.checkout.paymentForm(open)).fields).not.toHaveProperty("CustomerNumber");
      const after = await leave(customer);
      expect(after.number).toMatch(/^c[0-9a-f]{30}c$/);
      expect(after.number).not.toBe(before.number);
      expect(after.kept).toEqual([]);
      expect((await forget(await signUp())).data).toEqual({ forgotten: false });
    });

    it("a cart that has become another customer's is paid as nobody's whom Assist knows, and a guest's cart as the customer's", async () => {
      const [one, other] = [await signUp(), await signUp()];
      const cartId = await suite.checkout.cart();
      const made = await session(one, undefined, cartId);
      const number = async () => (await suite.checkout.paymentForm(made)).fields.CustomerNumber;
      const transfer = ({ headers }: SignedIn) =>
        suite.api.post(`/store/carts/${cartId}/customer`, {}, { headers });
      const own = await number();
      expect(own).toMatch(/^c/);
      await transfer(one);
      expect(await number()).toBe(own);
      await transfer(other);
      expect(await number()).toBeUndefined();
    });

    it("nothing is left in the platform of whom Assist knew, also when the customer is deleted", async () => {
      const customer = await signUp();
      await pay(customer);
      await pay(customer, "pp_assist-card_ru");
      const holders = () => suite.database("account_holder").whereNull("deleted_at");
      expect(await holders()).toHaveLength(2);
      await forget(customer);
      expect(await holders()).toEqual([]);
      expect(await suite.database("customer_account_holder").whereNull("deleted_at")).toEqual([]);
      await pay(customer);
      expect(await holders()).toHaveLength(1);
      await suite.api.delete(`/admin/customers/${customer.id}`, suite.shop.admin);
      await suite.idle();
      expect(await suite.database("assist_customer")).toEqual([]);
      expect(await holders()).toEqual([]);
    });

    it("a bill names no customer to Assist, so that none is known there by it", async () => {
      await trySession(await signUp(), "pp_assist-bill_ru");
      expect(await suite.database("assist_order").select("customer_number")).toEqual([
        { customer_number: null },
      ]);
      expect(await suite.database("assist_customer")).toEqual([]);
      expect(await suite.database("account_holder")).toEqual([]);
    });

    it("what Assist knows a customer by is told with the rest of the customer's data", async () => {
      const customer = await signUp();
      const { number } = await leave(customer);
      const { data } = await suite.api.get<{ customer_data: { customers: unknown[] } }>(
        `/admin/assist/customer-data?customer_id=${customer.id}`,
        suite.shop.admin,
      );
      expect(data.customer_data.customers).toMatchObject([{ account: "ru", customer_number: number }]);
    });

    it("erasing a customer's data forgets the number, too, by id and by e-mail", async () => {
      for (const by of ["customer_id", "email"] as const) {
        const customer = await signUp();
        await pay(customer);
        const [row] = await suite.database("customer").where({ id: customer.id });
        const input = by === "email" ? { email: String(row.email) } : { customer_id: customer.id };
        const { data } = await suite.api.post<{ erased: Record<string, number> }>(
          "/admin/assist/customer-data",
          input,
          suite.shop.admin,
        );
        expect(data.erased.assist_customer).toBe(1);
        expect(await cards(customer)).toEqual([]);
      }
    });

    it("only a customer who is signed in is told, and of no other", async () => {
      const [one, other] = [await signUp(), await signUp()];
      await pay(one);
      expect(await cards(other)).toEqual([]);
      for (const headers of [suite.shop.store.headers, suite.shop.admin.headers]) {
        const config = { headers: { ...suite.shop.store.headers, ...headers }, ...anyStatus };
        expect((await suite.api.get("/store/assist/saved-cards", config)).status).toBe(401);
        expect((await suite.api.delete("/store/assist/saved-cards", config)).status).toBe(401);
      }
      expect(await cards(one)).toHaveLength(1);
    });

    it("the cards that were paid with are told once each, the newest first, and declined ones not", async () => {
      const customer = await signUp();
      await pay(customer);
      await pay(customer, "pp_assist_hold", "2200000000000004");
      await pay(customer);
      const declined = await leave(customer);
      suite.assist.decline(declined.orderNumber);
      await suite.checkout.comeBack(declined.orderNumber);
      expect((await cards(customer)).map(({ account, last_digits }) => [account, last_digits])).toEqual([
        ["ru", "1111"],
        ["hold", "0004"],
      ]);
    });

    it("where the account keeps none, nobody is known there", async () => {
      const customer = await signUp();
      expect((await leave(customer, "pp_assist_generous")).number).toBeUndefined();
      expect(await suite.database("account_holder")).toEqual([]);
      expect(await suite.database("assist_customer")).toEqual([]);
    });
  },
  {
    providers: [
      ...["pp_assist_ru", "pp_assist_hold", "pp_assist_generous"],
      ...["pp_assist-card_ru", "pp_assist-sbp_ru", "pp_assist-bill_ru"],
    ],
    options: {
      accounts: {
        ...usual,
        hold: { ...usual.hold, savedCards: true },
      },
    },
  },
);
