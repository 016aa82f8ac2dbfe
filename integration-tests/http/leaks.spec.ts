import { signNotification, type FaultName } from "../../simulator";
import { parseOrderNumber, type OrderNumber } from "../../src/gateway";
import { card, cardData, login, md5, password, secretWords } from "../shop/canaries";
import { anyStatus } from "../shop/http";
import { leakSuite, paymentOf } from "../shop/leak-suite";

leakSuite((suite) => {
  it("nothing leaks from a checkout: declined, paid, captured, refunded, cancelled, refunded", async () => {
    const declined = await suite.leave();
    await suite.payByCard(declined.orderNumber, "4000000000009995");
    await suite.checkout.comeBack(declined.orderNumber);
    await suite.checkout.complete(declined.cartId);

    const taken = await suite.placed();
    await suite.checkout.refund(paymentOf(taken.order), 10);
    await suite.checkout.cancelOrder(taken.order.id);
    const held = await suite.placed("pp_assist_hold");
    await suite.checkout.capture(paymentOf(held.order), 10);
    await suite.checkout.capture(paymentOf(held.order), 10_000);
    await suite.checkout.cancelOrder(held.order.id);

    const stuffed = { ordernumber: taken.orderNumber, Cardnumber: card.number, Password: password };
    await suite.http.post("/hooks/assist/return", stuffed, anyStatus);
    const query = new URLSearchParams({ ordernumber: "UNKNOWN-1", checkvalue: md5(password) }).toString();
    await suite.http.get(`/hooks/assist/return?${query}`, anyStatus);
    await suite.checkout.reconcile();
    expect(suite.assist.totals(held.orderNumber).captured).toBe("10.00");
    await suite.expectNothingLeaked();
  });

  it("nothing leaks from notifications, whatever is stuffed into them", async () => {
    const { orderNumber } = await suite.placed();
    const code = `canary-${card.cvc}`;
    const genuine = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
    const stuffed = {
      ...genuine,
      cardnumber: card.number,
      meannumber: card.number,
      cvc2: code,
      paymenttoken: code,
      password,
      login,
      message: `card ${cardData[1]}`,
      customermessage: `Login=${login}&Password=${password} ${secretWords.join(" ")}`,
    };
    for (const address of ["/hooks/assist/notification", "/hooks/payment/assist_ru"]) {
      await suite.checkout.notify(genuine, address);
      await suite.checkout.notify(stuffed, address);
      await suite.checkout.notify({ ...stuffed, amount: "1.00" }, address);
      await suite.checkout.notify({ ...stuffed, CVC2: code }, address);
      for (const word of secretWords)
        await suite.checkout.notify(signNotification({ ...stuffed, orderstate: "Canceled" }, word), address);
      await suite.checkout.notify({ ...genuine, checkvalue: md5("forged") }, address);
      await suite.checkout.notify(`cardnumber=${card.number}&cvc2=${code}&cvc2=${code}`, address);
    }
    const verdicts = await suite.database("assist_notification").distinct<{ verdict: string }[]>("verdict");
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual([
      "genuine",
      "unreadable",
      "wrong-check-value",
    ]);
    await suite.expectNothingLeaked();
  });

  it("nothing leaks from settings that cannot be used, nor from session data that is refused", async () => {
    const { cartId } = await suite.leave();
    await suite.checkout.trySession(cartId, "pp_assist_incomplete");
    await suite.checkout.trySession(cartId, "pp_assist_ru", { Cardnumber: card.number, secretWord: "x" });
    await suite.checkout.trySession(cartId, "pp_assist_ru", {
      return_url: `https://evil.example/${card.number}`,
    });
    const { thrown, printed } = await suite.inside(
      async ({ assist: { accounts } }, names) => {
        const { inspect } = process.getBuiltinModule("node:util");
        const thrown: string[] = [];
        for (const name of names) {
          await accounts
            .get(name)
            .catch((error: unknown) => thrown.push(inspect(error, { depth: 8, showHidden: true })));
        }
        return { thrown, printed: inspect(accounts, { depth: 20, showHidden: true }) };
      },
      ["incomplete", "misspelt", "unknown"],
    );
    expect(thrown).toHaveLength(3);
    suite.errors.push(...thrown, printed);
    await suite.expectNothingLeaked();
  });

  const faults: FaultName[] = [
    "refuse",
    "reset-before",
    "reset-after",
    "reset-mid",
    "hang",
    "truncate",
    "html",
    "status500",
    "empty",
    "huge",
    "hostile-xml",
    "hostile-json",
    "wrong-encoding",
    "wrong-checkvalue",
    "other-order",
    "wrong-amount",
    "busy",
    "rate-limited",
    "internal-error",
    "declined-operation",
  ];

  /** What the client itself makes of the gateway's answers, printed. */
  const outcomesOf = (command: { billnumber: string; orderNumber: OrderNumber }): Promise<string> =>
    suite.inside(async ({ assist }, command) => {
      const client = await assist.accounts.client("ru");
      const outcomes = await Promise.all([
        client.cancel(command),
        client.wsCancel(command),
        client.orderState({ orderNumber: command.orderNumber }),
      ]);
      return process.getBuiltinModule("node:util").inspect(outcomes, { depth: 8 });
    }, command);

  it("nothing leaks from faults of the gateway, of any kind", async () => {
    const taken = await suite.placed();
    const held = await suite.placed("pp_assist_hold");
    const open = await suite.leave();
    const command = { billnumber: "5679471000000099", orderNumber: parseOrderNumber("RU-1") };
    for (const fault of faults) {
      suite.assist.faults.set({ service: "wscancel", fault });
      suite.assist.faults.set({ service: "charge", fault });
      await Promise.all([
        suite.checkout.refund(paymentOf(taken.order), 1),
        suite.checkout.capture(paymentOf(held.order), 1),
      ]);
      suite.assist.faults.set({ service: "all", fault });
      const [outcomes] = await Promise.all([
        outcomesOf(command),
        suite.refresh(open.orderNumber),
        suite.checkout.check(taken.orderNumber),
        suite.checkout.comeBack(open.orderNumber),
        suite.checkout.reconcile(),
      ]);
      suite.errors.push(outcomes);
      suite.assist.faults.clear();
      await Promise.all(
        [taken, held].map(async ({ orderNumber }) => {
          await suite.checkout.resolveLostCommands(orderNumber);
          await suite.checkout.check(orderNumber);
        }),
      );
    }
    expect(suite.errors.length).toBeGreaterThan(faults.length);
    await suite.expectNothingLeaked();
  });

  it("nothing leaks when the database refuses what is to be stored, although its errors repeat the values", async () => {
    const { cartId, orderNumber } = await suite.leave();
    const refuse = async (table: string, work: () => Promise<unknown>): Promise<void> => {
      await suite.database.raw("alter table ?? add constraint refuses_all check (false) not valid", [table]);
      try {
        await work();
      } finally {
        await suite.database.raw("alter table ?? drop constraint refuses_all", [table]);
      }
    };
    await refuse("assist_notification", () => suite.payByCard(orderNumber));
    await refuse("assist_operation", async () => {
      await suite.refresh(orderNumber);
      await suite.checkout.check(orderNumber);
      await suite.checkout.comeBack(orderNumber);
      await suite.checkout.complete(cartId);
    });
    await refuse("assist_order", async () =>
      suite.checkout.trySession(await suite.checkout.cart(), "pp_assist_ru"),
    );
    expect(suite.errors).toHaveLength(1);
    await suite.expectNothingLeaked();
  });
});
