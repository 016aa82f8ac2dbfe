import { join } from "node:path";
import { agreed, paymentOf, readBothBooks } from "./both-books";
import { serverSuite } from "./server-suite";
import { WritePoints } from "./write-points";

/** Medusa stamps its rows with the clock of the server that writes them; nothing may hang on that clock being right. */
serverSuite((suite) => {
  const shifted = (seconds: number): Record<string, string> => ({
    NODE_OPTIONS: `--require ${join(process.cwd(), "integration-tests", "processes", "shifted-clock.cjs")}`,
    CLOCK_AHEAD_SECONDS: String(seconds),
    LOG_LEVEL: "warn",
  });
  let writes: WritePoints;
  const refundsOf = (paymentId: string): Promise<unknown[]> =>
    suite.database("refund").where({ payment_id: paymentId, deleted_at: null }).select("id");

  beforeAll(async () => {
    writes = await WritePoints.install(suite.database, ["INSERT assist_command"]);
    suite.assist.notifications.dropAll(true);
  });

  afterEach(() => writes.release());

  it("ten minutes ahead: said at start-up, and what died between the shop's row and the command is taken back as soon as otherwise", async () => {
    const ahead = await suite.another(shifted(600));
    expect(ahead.said).toContain("seconds ahead of the database's");
    const { order, orderNumber } = await ahead.checkout.paidOrderOverHttp();
    const paymentId = paymentOf(order);
    await writes.hold("INSERT assist_command");
    void ahead.checkout.refund(paymentId, 300).catch(() => undefined);
    await writes.reached("INSERT assist_command", 1);
    await ahead.kill();
    await writes.drop();
    expect(await refundsOf(paymentId)).toHaveLength(1);

    const again = await suite.another(shifted(600));
    // As in a shop with this server alone: another whose clock is right would have rows seem young for longer.
    await suite.database("assist_clock").where("ahead", "<", 300).delete();
    const earlier = { created_at: suite.database.raw("created_at - interval '4 minutes'") };
    for (const table of ["capture", "refund", "order_transaction"])
      await suite.database(table).update(earlier);
    await again.checkout.check(orderNumber);
    expect(await refundsOf(paymentId)).toHaveLength(0);
    await again.kill();
  });

  it("ten minutes behind: said at start-up, and another server takes no row for dead while it is at work on it", async () => {
    const [behind, right] = [await suite.another(shifted(-600)), suite.first];
    expect(behind.said).toContain("seconds behind the database's");
    expect(right.said).not.toContain("The clock of this server");
    const { order, orderNumber } = await behind.checkout.paidOrderOverHttp();
    const paymentId = paymentOf(order);
    await writes.hold("INSERT assist_command");
    const refund = behind.checkout.refund(paymentId, 300);
    // Should this fail before it is asked for, the server is ended under it.
    refund.catch(() => undefined);
    await writes.reached("INSERT assist_command", 1);

    await right.checkout.check(orderNumber);
    expect(await refundsOf(paymentId)).toHaveLength(1);

    await writes.release();
    expect((await refund).status).toBe(200);
    await right.checkout.check(orderNumber);
    const books = await readBothBooks(right, suite.assist, { orderNumber, order });
    expect(books).toEqual(agreed(books));
    await behind.kill();
  });
});
