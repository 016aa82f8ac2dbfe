import { requestsAbout } from "../processes/requests-about";
import type { MerchantHealthDTO } from "../../src/contract/notification-health";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { shopSuite } from "../shop/suite";

/** Addresses that everybody can call as often as he likes. */
shopSuite((suite) => {
  const hits = 30;
  /** In a row and while they are called at once; then one more every three seconds. */
  const most = 6;

  const questions = (orderNumber: string): number =>
    requestsAbout(suite.assist, "orderresult", orderNumber).length;

  async function left(): Promise<{ cartId: string; orderNumber: string; addresses: string[] }> {
    const cartId = await suite.checkout.cart();
    const session = await suite.checkout.session(cartId);
    const orderNumber = await suite.checkout.leaveFor(session);
    return {
      cartId,
      orderNumber,
      addresses: [
        `/hooks/assist/return?ordernumber=${orderNumber}`,
        await suite.checkout.returnAddress(orderNumber),
        new URL(session.data.payment_url).pathname,
      ],
    };
  }

  it("called at once, the addresses of one order ask the gateway no more than a few times", async () => {
    const { orderNumber, addresses } = await left();
    const all = addresses.flatMap((address) => Array.from({ length: hits }, () => address));
    const answers = await Promise.all(all.map((address) => suite.api.get<string>(address, anyStatus)));
    expect(answers.every(({ status }) => status < 400)).toBe(true);
    expect(questions(orderNumber)).toBeGreaterThan(0);
    expect(questions(orderNumber)).toBeLessThanOrEqual(most);
  });

  it("called one after another, they do so no more often", async () => {
    const { orderNumber, addresses } = await left();
    const began = performance.now();
    for (let hit = 0; hit < hits; hit++)
      await suite.api.get<string>(addresses[hit % addresses.length] ?? "", anyStatus);
    const allowed = most + Math.ceil((performance.now() - began) / 3000);
    expect(questions(orderNumber)).toBeGreaterThan(0);
    expect(questions(orderNumber)).toBeLessThanOrEqual(allowed);
  });

  it("so do completions of its cart, and the order is placed all the same once it is paid", async () => {
    const { cartId, orderNumber } = await left();
    const began = performance.now();
    const flood = await Promise.all(Array.from({ length: hits }, () => suite.checkout.complete(cartId)));
    const twoSeconds = Math.ceil((performance.now() - began) / 2000);
    const answered = flood.filter(({ data }) => data.type === "cart");
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.length).toBeLessThanOrEqual(6 + twoSeconds);
    const others = flood.filter((answer) => !answered.includes(answer));
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 429));
    expect(questions(orderNumber)).toBeLessThanOrEqual(most + Math.ceil((performance.now() - began) / 3000));

    suite.assist.pay(orderNumber);
    await suite.checkout.notify(suite.assist.notifications.list(orderNumber)[0]?.fields ?? {});
    await suite.checkout.check(orderNumber);
    expect(await suite.checkout.orders()).toHaveLength(1);
  });

  it("staff's own check is not refused for it, nor their commands", async () => {
    const { orderNumber, order } = await suite.checkout.paidOrder("pp_assist_hold");
    const address = `/hooks/assist/return?ordernumber=${orderNumber}`;
    await Promise.all(Array.from({ length: hits }, () => suite.api.get<string>(address, anyStatus)));
    for (let hit = 0; hit < most; hit++) await suite.api.get<string>(address, anyStatus);
    const before = questions(orderNumber);
    await suite.checkout.check(orderNumber);
    expect(questions(orderNumber)).toBeGreaterThan(before);
    const payment = order.payment_collections[0]?.payments[0]?.id ?? "";
    expect((await suite.checkout.capture(payment)).status).toBe(200);
  });

  it("junk at the notification address is stored up to a limit and counted beyond it, and a genuine message among it counts", async () => {
    const { orderNumber } = await left();
    suite.assist.notifications.dropAll(true);
    suite.assist.pay(orderNumber);
    const genuine = suite.assist.notifications.list(orderNumber)[0]?.fields ?? {};
    const junk = 600;
    const stored = (): Promise<{ verdict: string; times: number; digest: string | null }[]> =>
      suite.database("assist_notification").whereNot({ verdict: "genuine" });

    for (let sent = 0; sent < junk; sent += 50) {
      const forged = { ...genuine, checkvalue: "0".repeat(32), ordernumber: `JUNK-${sent}` };
      await Promise.all(Array.from({ length: 50 }, () => suite.checkout.notify(forged)));
      if (sent === 300) expect((await suite.checkout.notify(genuine)).data).toContain('firstcode="0"');
    }

    const rows = await eventually(stored, (all) => all.reduce((sum, { times }) => sum + times, 0) === junk);
    expect(rows.length).toBeLessThanOrEqual(310);
    expect(rows.filter(({ digest }) => digest !== null).length).toBeLessThanOrEqual(2);
    const { data } = await suite.api.get<{ merchants: MerchantHealthDTO[] }>(
      "/admin/assist/health",
      suite.shop.admin,
    );
    const { test } = data.merchants.find(({ accounts }) => accounts.some(({ name }) => name === "ru")) ?? {};
    expect(test?.last_bad?.verdict).toBe("wrong-check-value");
    expect(test?.counts).toContainEqual({
      verdict: "wrong-check-value",
      last_24_hours: junk,
      last_7_days: junk,
    });
    await eventually(
      () => suite.checkout.orders(),
      (orders) => orders.length === 1,
    );
    await suite.checkout.reconcile();
    expect((await stored()).length).toBeLessThanOrEqual(1000);
  });

  it("rejected messages are pruned by the job to the newest thousand, and after thirty days", async () => {
    await suite.database.raw(
      `insert into assist_notification (id, verdict, fields, received_at)
       select 'asntf_' || n, case when n % 100 = 0 then 'genuine' else 'no-check-value' end, '{}', now() - make_interval(mins => n)
       from generate_series(1, 1500) n`,
    );
    await suite
      .database("assist_notification")
      .whereIn("id", ["asntf_1", "asntf_100"])
      .update({ received_at: suite.database.raw("now() - interval '31 days'") });
    await suite.checkout.reconcile();
    const kept = await suite.database("assist_notification").select("id", "verdict");
    expect(kept.filter(({ verdict }) => verdict === "genuine")).toHaveLength(15);
    expect(kept.filter(({ verdict }) => verdict !== "genuine")).toHaveLength(1000);
    expect(kept.map(({ id }) => id)).not.toContain("asntf_1");
  });

  it("an account of which the gateway says too often is left alone by shoppers' pages, and what is known is told", async () => {
    const paid = await suite.checkout.paidOrder();
    const { orderNumber, addresses } = await left();
    suite.assist.faults.set({ service: "orderresult", fault: "rate-limited", times: 1 });
    await suite.api.get<string>(addresses[1] ?? "", anyStatus);
    const before = questions(orderNumber);
    for (const address of addresses) await suite.api.get<string>(address, anyStatus);
    expect(questions(orderNumber)).toBe(before);

    const landing = await suite.checkout.comeBack(paid.orderNumber);
    expect(landing.searchParams.get("assist")).toBe("paid");
    const row = await suite.database("assist_order").where({ order_number: orderNumber }).first();
    expect(new Date(row.next_check_at).getTime()).toBeLessThan(Date.now() + 2 * 60_000);
  });
});
