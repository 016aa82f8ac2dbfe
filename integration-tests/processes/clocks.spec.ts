import { join } from "node:path";
import { agreed, paymentOf, readBothBooks } from "./both-books";
import { serverSuite } from "./server-suite";
import { WritePoints } from "./write-points";

/** Medusa stamps its rows with the clock of the server that writes them; nothing may hang on that clock being right. */
serverSuite((suite) => {
  const shifted = (seconds: number): Record<string, string> => ({
    NODE_OPTIONS: `--require ${join(process.cwd(), "integration-tests", "processes", "shifted-clock.cjs")}`,
    CLOCK_AHEAD_SECONDS: String(seconds),
  });
  let writes: WritePoints;
  const refundsOf = (paymentId: string): Promise<unknown[]> =>
    suite.database("refund").where({ payment_id: paymentId, deleted_at: null }).select("id");

  beforeAll(async () => {
    writes = await WritePoints.install(suite.database, ["INSERT assist_attempt"]);
    await suite.assist.loseNotifications(true);
  });

  afterEach(() => writes.release());

  it("ten minutes ahead: said at start-up, and what died between the shop's row and the command is taken back as soon as otherwise", async () => {
    const ahead = await suite.start("A", shifted(600));
    expect(ahead.said.join()).toContain("seconds ahead of the database's");
    const { order, orderNumber } = await ahead.checkout.paidOrder("pp_assist_demo");
    const paymentId = paymentOf(order);
    await writes.hold("INSERT assist_attempt");
    void ahead.checkout.refund(paymentId, 300).catch(() => undefined);
    await writes.reached("INSERT assist_attempt");
    await ahead.kill();
    await writes.drop();
    expect(await refundsOf(paymentId)).toHaveLength(1);

    const again = await suite.start("A", shifted(600));
    const earlier = { created_at: suite.database.raw("created_at - interval '4 minutes'") };
    for (const table of ["capture", "refund", "order_transaction"])
      await suite.database(table).update(earlier);
    await again.checkout.check(orderNumber);
    expect(await refundsOf(paymentId)).toHaveLength(0);
    await again.stop();
  });

  it("ten minutes behind: said at start-up, and another server takes no row for dead while it is at work on it", async () => {
    const [behind, right] = await Promise.all([suite.start("A", shifted(-600)), suite.start("B")]);
    expect(behind.said.join()).toContain("seconds behind the database's");
    expect(right.said.join()).not.toContain("The clock of this server");
    const { order, orderNumber } = await behind.checkout.paidOrder("pp_assist_demo");
    const paymentId = paymentOf(order);
    await writes.hold("INSERT assist_attempt");
    const refund = behind.checkout.refund(paymentId, 300);
    await writes.reached("INSERT assist_attempt");

    await right.checkout.check(orderNumber);
    expect(await refundsOf(paymentId)).toHaveLength(1);

    await writes.release();
    expect((await refund).status).toBe(200);
    await right.checkout.check(orderNumber);
    const books = await readBothBooks(right, suite.assist, { orderNumber, order });
    expect(books).toEqual(agreed(books));
    await Promise.all([behind.stop(), right.stop()]);
  });
});
