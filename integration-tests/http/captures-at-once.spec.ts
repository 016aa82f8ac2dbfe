import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { eventually } from "../shop/eventually";
import { untilHeldUp } from "../shop/held-up";
import { passHours } from "../shop/holds";
import { shopSuite } from "../shop/suite";

/** Assist confirms a hold once: of captures that are asked for at the same moment one is made, and the others are told so. */
shopSuite((suite) => {
  const rounds = 2;
  const database = (): Knex => suite.database;

  beforeEach(() => suite.assist.notifications.dropAll(true));

  const orders: [string, number[]][] = [
    ["the larger first", [900, 600]],
    ["the smaller first", [600, 900]],
    ["three", [600, 500, 400]],
    ["the same twice", [600, 600]],
  ];

  /** All of them wait for the payment's row, so that each is written down while the one before it is being decided. */
  async function atOnce<T>(paymentId: string, asks: (() => Promise<T>)[]): Promise<T[]> {
    const row = await database().transaction();
    await row("payment").where({ id: paymentId }).forUpdate();
    const answers = asks.map((ask) => ask());
    await untilHeldUp(database(), undefined, asks.length);
    await row.rollback();
    return Promise.all(answers);
  }

  it.each(orders)(
    "partial captures at the same moment: exactly one takes its money (%s)",
    async (_, amounts) => {
      for (let round = 0; round < rounds; round++) {
        const { orderNumber, order } = await suite.checkout.paidOrder("pp_assist_hold");
        const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";

        const answers = await atOnce(
          paymentId,
          amounts.map((amount) => async () => ({
            amount,
            ...(await suite.checkout.capture(paymentId, amount)),
          })),
        );

        const made = answers.filter(({ status }) => status === 200);
        expect(made.map(({ status }) => status)).toEqual([200]);
        for (const { status, data } of answers.filter(({ status }) => status !== 200)) {
          expect({ status, message: data.message }).toMatchObject({
            status: 400,
            message: expect.stringMatching(
              /Nothing was sent|confirms a hold only once|No money was moved/,
            ) as unknown,
          });
        }
        const taken = `${made[0]?.amount}.00`;
        expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: taken });
        await passHours(suite, orderNumber, 1);
        await suite.checkout.check(orderNumber);
        const [payment] = (await suite.checkout.order(order.id)).payment_collections[0]?.payments ?? [];
        expect(payment?.captures.map(({ amount }) => amount)).toEqual([made[0]?.amount]);
      }
    },
  );

  it("one that was held up while a larger one was taken is not told that its own was", async () => {
    const { orderNumber, order } = await suite.checkout.paidOrder("pp_assist_hold");
    const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
    await suite.inside(({ assist: { commands }, kept, undo }) => {
      const capture = commands.capture.bind(commands);
      const { now } = Date;
      undo(() => Object.assign(Date, { now }) && Object.assign(commands, { capture }));
      const awake = new Promise<void>((resolve) => (kept.wake = resolve));
      commands.capture = async (...asked) => {
        if (kept.waits) {
          Date.now = now;
        } else {
          kept.waits = true;
          // The other row's id is the lesser one, as that of another server's may be.
          Date.now = () => now() - 60_000;
          await awake;
        }
        return capture(...asked);
      };
    });
    const smaller = suite.checkout.capture(paymentId, 600);
    await eventually(
      () => suite.inside(({ kept }) => kept.waits === true),
      (waits) => waits,
    );
    expect((await suite.checkout.capture(paymentId, 900)).status).toBe(200);
    await suite.inside(({ kept }) => (kept.wake as () => void)());
    expect((await smaller).status).toBe(400);
    expect(suite.assist.totals(orderNumber)).toMatchObject({ captured: "900.00" });
    await suite.checkout.check(orderNumber);
    const [payment] = (await suite.checkout.order(order.id)).payment_collections[0]?.payments ?? [];
    expect(payment?.captures.map(({ amount }) => amount)).toEqual([900]);
  });
});
