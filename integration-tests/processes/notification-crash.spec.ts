import { eventually } from "../shop/eventually";
import { crashSuite, type CrashSuite } from "./crash-suite";

/** The server dies between hearing of a payment and writing it down. */
function notificationCrash(suite: CrashSuite): void {
  it("the server is killed before a notification is stored: Assist's repeat finishes the work", async () => {
    const { assist, survivor, scene, database } = suite;
    const victim = await suite.victim();
    suite.sendNotificationsTo(victim);
    assist.notifications.dropAll(false);
    const cartId = await survivor.checkout.cart();
    const orderNumber = await survivor.checkout.leaveFor(
      await survivor.checkout.session(cartId, "pp_assist_ru"),
    );
    const attempts = () => Promise.resolve(assist.notifications.list(orderNumber)[0]?.attempts ?? []);
    const stored = () => database("assist_notification").where({ order_number: orderNumber });
    const orders = () => database("order_cart").where({ cart_id: cartId });

    await scene.stopAt({ at: "write", point: "INSERT assist_notification" }, orderNumber, () =>
      Promise.resolve(assist.pay(orderNumber)),
    );
    await scene.kill(victim);

    expect(await eventually(attempts, ({ length }) => length === 1)).toMatchObject([
      { verdict: "unreachable" },
    ]);
    expect(await stored()).toHaveLength(0);
    expect(await orders()).toHaveLength(0);

    const again = await suite.another({}, victim.port);
    assist.clock.advance({ minutes: 30 });

    expect((await eventually(attempts, ({ length }) => length > 1)).at(-1)).toMatchObject({
      verdict: "accepted",
    });
    expect(await stored()).toMatchObject([{ verdict: "genuine" }]);
    await eventually(orders, ({ length }) => length === 1);
    await eventually(
      () => database("order_transaction").whereIn("order_id", orders().select("order_id")),
      ({ length }) => length === 1,
    );
    await again.kill();
  });
}

crashSuite(notificationCrash);
