import { password, secretWords } from "../shop/canaries";
import { echoes, EchoingGateway } from "../shop/echoing-gateway";
import { anyStatus } from "../shop/http";
import { leakSuite, paymentOf } from "../shop/leak-suite";
import { heardLog } from "../shop/log";

leakSuite((suite) => {
  it("nothing leaks when the gateway hands back what it was sent", async () => {
    const [taken, held] = [
      await suite.placed("pp_assist_generous"),
      await suite.placed("pp_assist_generoushold"),
    ];
    const declined = await suite.leave("pp_assist_generous");
    await suite.payByCard(declined.orderNumber, "4000000000009995");
    const asked: string[] = [];
    for (const echo of Object.values(echoes)) {
      suite.echoing.echo = (request, answer) => {
        asked.push(request);
        return echo(request, answer);
      };
      await Promise.all([
        suite.checkout.comeBack(declined.orderNumber),
        suite.checkout.refund(paymentOf(taken.order), 10),
        suite.checkout.capture(paymentOf(held.order), 10),
      ]);
      await Promise.all([suite.checkout.check(taken.orderNumber), suite.checkout.check(held.orderNumber)]);
      await suite.checkout.reconcile();
    }
    expect(asked.filter((request) => request.includes(password)).length).toBeGreaterThan(20);
    expect(suite.assist.totals(taken.orderNumber).refunded).not.toBe("0.00");
    const kept = await suite.database("assist_operation").whereLike("message", "%[secret]%");
    expect(kept.length).toBeGreaterThan(2);
    await suite.expectNothingLeaked();
  });

  /** Everything that echoes, in turns; the gateway is told the truth about in between. */
  async function whileEchoing(work: (round: number) => Promise<unknown>): Promise<void> {
    for (const [round, echo] of Object.values(echoes).entries()) {
      suite.echoing.echo = echo;
      await work(round);
    }
    suite.echoing.echo = EchoingGateway.silent;
  }

  /** Passwords and proofs went to each of these services, and might have come back from it. */
  function expectAsked(...services: string[]): void {
    for (const service of services) {
      const withSecrets = suite.echoing.asked.filter(
        ({ path, body }) => path.includes(service) && body.includes(password),
      );
      expect({ service, asked: withSecrets.length > 0 }).toEqual({ service, asked: true });
    }
  }

  it("nothing leaks from bills when the gateway hands back what it was sent", async () => {
    await suite.leave("pp_assist_generous");
    const made = await suite.bills.made(await suite.bills.order(), { account: "generous" });
    const paid = await suite.bills.made(await suite.bills.order(), { account: "generous" });
    const orders = await Promise.all(Object.keys(echoes).map(() => suite.bills.order()));
    await whileEchoing(async (round) => {
      const { data } = await suite.bills.make(orders[round] ?? "", {
        account: "generous",
        comment: "A teapot",
      });
      await suite.bills.check(made.id);
      await suite.bills.revoke(made.id);
      await suite.bills.resend(paid.id);
      if (data.bill) await suite.bills.check(data.bill.id);
      await suite.bills.passLostRequests();
      await suite.bills.due();
      await suite.checkout.reconcile();
    });
    suite.assist.bills.pay(paid.number);
    await suite.bills.due();
    await suite.checkout.reconcile();
    for (const { id } of (await suite.bills.list()).bills) {
      await suite.bills.revoke(id);
      await suite.bills.check(id);
    }
    expectAsked("createbill", "billstatus", "billrevoke");
    expect((await suite.bills.read(made.id)).state).toBe("revoked");
    await suite.expectNothingLeaked();
  });

  it("nothing leaks from the acts of staff, and their notes stay with them", async () => {
    const remark = "remark-7319";
    const [taken, held] = [
      await suite.placed("pp_assist_generous"),
      await suite.placed("pp_assist_generoushold"),
    ];
    const released = await suite.placed("pp_assist_generoushold");
    const { cartId, orderNumber: stray } = await suite.leave("pp_assist_generous");
    await suite.checkout.addProduct(cartId);
    await whileEchoing(async (round) => {
      const note = `Given back at the counter, ${remark}`;
      await suite.desk.act(paymentOf(taken.order), "refund", { amount: `${round + 1}`, note });
      await suite.desk.act(paymentOf(held.order), "capture", { amount: "10" });
      await suite.desk.act(paymentOf(released.order), "void");
      await suite.payByCard(stray).catch(() => undefined);
      await suite.checkout.check(stray);
      await suite.desk.refundCaseOf(stray);
      await suite.desk.closeCaseOf(stray, { note });
      await suite.desk.payments(taken.order.id);
      for (const orderNumber of [taken, held, released, { orderNumber: stray }].map(
        (each) => each.orderNumber,
      )) {
        await suite.checkout.resolveLostCommands(orderNumber);
        await suite.checkout.check(orderNumber);
      }
    });
    await suite.desk.refundCaseOf(stray);
    await suite.desk.act(paymentOf(taken.order), "refund", { amount: "100", note: remark });
    expectAsked("wscancel", "charge", "orderresult");
    expect(await heardLog(suite)).not.toContain(remark);
    expect(suite.echoing.asked.filter(({ body }) => body.includes(remark))).toEqual([]);
    const strangers = suite.http.answers.filter(({ request }) => !request.includes(" /admin/"));
    expect(strangers.filter(({ text }) => text.includes(remark))).toEqual([]);
    await suite.expectNothingLeaked();
  });

  it("nothing leaks from the check of a connection, whoever answers", async () => {
    const known = await suite.placed("pp_assist_generous");
    const ask = (account: string, what: string): Promise<unknown> =>
      suite.http.post(`/admin/assist/accounts/${account}/${what}`, {}, { ...suite.shop.admin, ...anyStatus });
    const check = async (account: string): Promise<void> => {
      await ask(account, "check");
      await suite.http.get(`/admin/assist/accounts/${account}/check`, suite.shop.admin);
      await suite.http.get("/admin/assist/setup", suite.shop.admin);
    };
    await check("generous");
    await whileEchoing(() => check("generous"));
    suite.assist.setMerchant({ secretWord: "another-word" });
    await check("generous");
    suite.assist.setMerchant({ secretWord: secretWords[0] ?? "", password: "another123" });
    await whileEchoing(() => check("generous"));
    for (const account of ["incomplete", "misspelt", "ru"]) await check(account);
    for (const account of ["generous", "incomplete"]) await ask(account, "test-notification");
    expectAsked("order");
    expect(known.orderNumber).not.toBe("");
    await suite.expectNothingLeaked();
  });
});
