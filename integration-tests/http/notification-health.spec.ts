import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { NotificationHealthDTO } from "../../src/contract/notification-health";
import type { TrialNotificationDTO } from "../../src/contract/trial-notification";
import { codesOf, connectionSuite } from "../shop/connection-suite";
import { plannedAt } from "../shop/plans";
import { watchQueries } from "../shop/queries";

connectionSuite((suite) => {
  describe("notification health", () => {
    it("shows good and bad messages, and who found the payments, test and live apart, with three statements", async () => {
      await suite.checkout.paidOrderOverHttp();
      await suite.assist.notifications.idle();
      suite.assist.notifications.dropAll(true);
      const lost = await suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart()));
      suite.assist.pay(lost);
      await suite
        .database("assist_order")
        .where({ order_number: lost })
        .update(plannedAt(suite.database, suite.database.fn.now()));
      await suite.checkout.reconcile();
      const forged = {
        ...{ merchant_id: "679471", ordernumber: "RU-1", billnumber: "5679471000000001", testmode: "0" },
        ...{
          orderamount: "1.00",
          ordercurrency: "RUB",
          amount: "1.00",
          currency: "RUB",
          orderstate: "Approved",
        },
        ...{ packetdate: "21.11.2026 12:00:00", checkvalue: "0".repeat(32) },
      };
      await suite.checkout.notify(forged);
      await suite.checkout.notify({ nonsense: "1" });

      const stopWatching = await watchQueries(suite.inside);
      const health = await suite.get<NotificationHealthDTO>("health");
      const statements = await stopWatching();
      // The panel's accounts are read once a second, whoever asks.
      const ofHealth = statements.filter((sql) => sql.includes("assist_") && !sql.includes("assist_account"));
      expect(ofHealth).toHaveLength(3);

      const merchant = health.merchants.find(({ merchant_id }) => merchant_id === "679471");
      expect(merchant?.accounts.map(({ name }) => name)).toEqual([
        "ru",
        "hold",
        "generous",
        "generous-hold",
        "long-hold",
        "cancels",
        "reminds",
        "extras",
      ]);
      expect(merchant?.test.last_good?.at).toMatch(/Z$/);
      expect(merchant?.test.last_bad).toBeNull();
      expect(merchant?.test.counts).toEqual([{ verdict: "genuine", last_24_hours: 1, last_7_days: 1 }]);
      expect(merchant?.test.payments).toMatchObject({
        found: 2,
        by: { job: 1 },
        without_notification: { job: 1, return: 0, session: 0, staff: 0 },
      });
      expect(merchant?.live).toMatchObject({
        last_good: null,
        last_bad: { verdict: "wrong-check-value" },
        counts: [{ verdict: "wrong-check-value", last_24_hours: 1, last_7_days: 1 }],
        payments: { found: 0 },
      });
      expect(health.unassigned.counts).toEqual([{ verdict: "unreadable", last_24_hours: 1, last_7_days: 1 }]);
      expect(health.notification_url).toBe(`${suite.backendUrl}/hooks/assist/notification`);
    });

    it("keeps who saw the money first, whoever looks later", async () => {
      suite.assist.notifications.dropAll(true);
      const { orderNumber } = await suite.checkout.paidOrderOverHttp();
      await suite.checkout.check(orderNumber);
      const row = await suite
        .database("assist_order")
        .where({ order_number: orderNumber })
        .first<{ found_by: string }>();
      expect(row.found_by).toBe("return");
    });
  });

  describe("test notification", () => {
    let elsewhere: Server | undefined;
    afterEach(() => {
      elsewhere?.close();
    });

    async function answeredBy(listener: RequestListener): Promise<TrialNotificationDTO> {
      elsewhere = createServer(listener);
      await new Promise<void>((resolve) => elsewhere?.listen(0, "127.0.0.1", resolve));
      const { port } = elsewhere.address() as AddressInfo;
      return sentTo(`http://127.0.0.1:${port}`);
    }

    async function sentTo(address: string): Promise<TrialNotificationDTO> {
      await suite.inside(({ assist: { accounts }, undo }, address) => {
        Object.defineProperty(accounts, "backendUrl", { get: () => new URL(address), configurable: true });
        undo(() => Reflect.deleteProperty(accounts, "backendUrl"));
      }, address);
      return (await suite.post<TrialNotificationDTO>("accounts/ru/test-notification")).data;
    }

    it("comes in through the public address, is stored and verified, changes nothing and does not count", async () => {
      const { status, data } = await suite.post<TrialNotificationDTO>("accounts/ru/test-notification");
      expect(status).toBe(200);
      expect(data).toMatchObject({
        outcome: "verified",
        order_number: expect.stringMatching(/^ASSIST-TEST-/),
      });
      const row = await suite
        .database("assist_notification")
        .where({ order_number: data.order_number })
        .first();
      expect(row).toMatchObject({ verdict: "genuine", trial: true });
      const health = await suite.get<NotificationHealthDTO>("health");
      expect(health.merchants[0]?.test).toMatchObject({ last_good: null, counts: [] });
      expect(codesOf(await suite.check())).toContain("notifications-none-yet");
    });

    it("says when something else answers, redirects, or nobody is there", async () => {
      const other = await answeredBy((_request, response) => response.end("<h1>Welcome</h1>"));
      expect(other).toMatchObject({ outcome: "elsewhere", reason: "other-server", facts: { status: "200" } });
      elsewhere?.close();
      let followed = 0;
      const redirect = await answeredBy((request, response) => {
        if (request.url !== "/hooks/assist/notification") followed++;
        response.writeHead(301, { location: "/elsewhere" }).end();
      });
      expect(redirect).toMatchObject({ outcome: "elsewhere", reason: "redirect" });
      expect(followed).toBe(0);
      expect(await sentTo("http://127.0.0.1:1")).toMatchObject({ outcome: "unreachable", reason: "refused" });
    });

    it("says why the shop refused it, and that another shop took it", async () => {
      await suite.inside(({ assist: { accounts }, kept, undo }) => {
        accounts.ofMerchant = () => Promise.resolve([]);
        kept.restore = () => Reflect.deleteProperty(accounts, "ofMerchant");
        undo(kept.restore as () => void);
      });
      const { data } = await suite.post<TrialNotificationDTO>("accounts/ru/test-notification");
      expect(data).toMatchObject({ outcome: "refused", reason: "wrong-merchant" });
      await suite.inside(({ kept }) => (kept.restore as () => boolean)());
      const other = await answeredBy((_request, response) =>
        response.end('<pushpaymentresult firstcode="0" secondcode="0"></pushpaymentresult>'),
      );
      expect(other).toMatchObject({ outcome: "elsewhere", reason: "other-shop" });
    });

    it("is not sent for an account that is not complete", async () => {
      expect((await suite.post("accounts/incomplete/test-notification")).status).toBe(400);
      expect((await suite.post("accounts/nobody/check")).status).toBe(404);
    });
  });
});
