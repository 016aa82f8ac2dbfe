import { eventually } from "../shop/eventually";
import type { CrashSuite } from "./crash-suite";

/** The server dies between hearing of a payment and writing it down. */
export function notificationCrash(suite: CrashSuite): void {
  it("the server is killed before a notification is stored: Assist's repeat finishes the work", async () => {
    const { assist, survivor, scene, database } = suite;
    const victim = await suite.start("A");
    await assist.loseNotifications(false);
    const cartId = await survivor.checkout.cart();
    const orderNumber = await survivor.checkout.leaveFor(
      await survivor.checkout.session(cartId, "pp_assist_demo"),
    );
    const attempts = async () => (await assist.notifications(orderNumber))[0]?.attempts ?? [];
    const stored = () => database("assist_notification").where({ order_number: orderNumber });
    const orders = () => database("order_cart").where({ cart_id: cartId });

    await scene.stopAt({ at: "write", point: "INSERT assist_notification" }, orderNumber, () =>
      assist.pay(orderNumber),
    );
    await scene.kill(victim);

    expect(await eventually(attempts, ({ length }) => length === 1)).toMatchObject([
      { verdict: "unreachable" },
    ]);
    expect(await stored()).toHaveLength(0);
    expect(await orders()).toHaveLength(0);

    const again = await suite.start("A");
    await assist.passTime({ minutes: 30 });

    expect((await eventually(attempts, ({ length }) => length > 1)).at(-1)).toMatchObject({
      verdict: "accepted",
    });
    expect(await stored()).toMatchObject([{ verdict: "genuine" }]);
    await eventually(orders, ({ length }) => length === 1);
    await eventually(
      () => database("order_transaction").whereIn("order_id", orders().select("order_id")),
      ({ length }) => length === 1,
    );
    await assist.loseNotifications(true);
    await again.stop();
  }, 120_000);
}
