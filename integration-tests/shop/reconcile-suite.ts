import type { reconcile, ReconcileSummary } from "../../src/reconciliation/run";
import type { ReconcileLimits } from "../../src/reconciliation/run/limits";
import { plannedAt } from "./plans";
import { shopSuite, type ShopSuite } from "./suite";

/** The whole shop with the job that checks for news; the fields are there from a test's beginning on. */
export interface ReconcileSuite extends ShopSuite {
  /** Order numbers that the gateway was asked about, by the address of the question; empty for a list. */
  asked: (path: string) => string[];
  billnumber: (orderNumber: string) => string;
  /** A shopper leaves for Assist; the order's number. */
  leave: (provider?: string) => Promise<string>;
  /** A run of the job, as staff ask for it. */
  run: () => Promise<ReconcileSummary>;
  /** So many runs of the job at once, with other limits than its own. */
  runs: (count: number, limits?: ReconcileLimits) => Promise<ReconcileSummary[]>;
  /** As if the time of the next check of every order had come. */
  allDue: () => Promise<void>;
  /** How many orders are due. */
  due: () => Promise<number>;
  /** Orders that nobody paid, as many as it takes; the gateway does not know them. */
  abandonedOrders: (count: number) => Promise<void>;
  questionsPerRun: () => Promise<number>;
}

export const singly = "/orderresult/orderresult.cfm";
export const byDay = "/resultbydate/resultbydate.cfm";

/** No notification comes. */
export function reconcileSuite(tests: (suite: ReconcileSuite) => void): void {
  shopSuite((shop) => {
    const suite = shop as ReconcileSuite;

    beforeEach(() => suite.assist.notifications.dropAll(true));

    suite.asked = (path) =>
      suite.assist
        .requests()
        .flatMap((request) => (request.path === path ? [request.fields.Ordernumber ?? ""] : []));
    suite.billnumber = (orderNumber) => suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
    suite.leave = async (provider = "pp_assist_ru") =>
      suite.checkout.leaveFor(await suite.checkout.session(await suite.checkout.cart(), provider));
    suite.run = async () => (await suite.checkout.reconcile()).data.summary;
    suite.runs = (count, limits) =>
      suite.inside(
        ({ container, load }, { count, limits }) => {
          const job = load<{ reconcile: typeof reconcile }>("src/reconciliation/run");
          return Promise.all(Array.from({ length: count }, () => job.reconcile(container, limits)));
        },
        { count, limits },
      );
    suite.allDue = async () => {
      await suite
        .database("assist_order")
        .whereNotNull("next_check_at")
        .update(plannedAt(suite.database, suite.database.raw("now() - interval '1 second'")));
    };
    suite.due = async () =>
      (await suite.database("assist_order").where("next_check_at", "<=", suite.database.fn.now())).length;
    suite.abandonedOrders = async (count) => {
      await suite.database.raw(
        `insert into assist_order (id, order_number, account, payment_session_id, provider, means, stages, live, amount, currency,
         handed_off_at, last_handed_off_at, next_check_at)
       select 'asord_open_' || n, 'OPEN-' || n, 'ru', 'payses_open_' || n, 'assist', 'all', 'one', false, '150.00', 'RUB', now(), now(), now()
       from generate_series(1, ?) as n`,
        [count],
      );
    };
    suite.questionsPerRun = () =>
      suite.inside(async ({ assist }) => (await assist.accounts.get("ru")).questionsPerRun);

    tests(suite);
  });
}
