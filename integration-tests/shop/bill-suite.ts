import type { RequestRecord } from "../../simulator";
import type { CaseDTO } from "../../src/contract/cases";
import { Bills } from "./bills";
import { Desk } from "./desk";
import type { ShopEvent } from "./inside";
import { shopSuite, type ShopSuite, type SuiteOptions } from "./suite";

/** What a test of bills works with besides the shop, whose account can make bills at Assist. */
export interface BillSuite extends ShopSuite {
  bills: Bills;
  desk: Desk;
  /** The cases that staff are shown. */
  cases(query?: string): Promise<CaseDTO[]>;
  /** What Assist was sent. */
  requestsTo(service: "createbill" | "billstatus" | "billrevoke" | "orderresult"): RequestRecord[];
  /** How often Assist was asked to make a bill. */
  createbills(): number;
  /** What the shop is told of bills from now on. */
  listenToBills(): ShopEvent[];
}

export function billSuite(tests: (suite: BillSuite) => void, options: SuiteOptions = {}): void {
  shopSuite((shop) => {
    const suite = shop as BillSuite;
    suite.cases = async (query) => (await suite.desk.cases(query)).cases;
    suite.requestsTo = (service) =>
      suite.assist.requests().filter(({ path }) => path.endsWith(`/${service}.cfm`));
    suite.createbills = () => suite.requestsTo("createbill").length;
    suite.listenToBills = () =>
      suite.listen(
        ...["made", "paid", "expired", "revoked", "reminder", "resend"].map((what) => `assist.bill.${what}`),
      );

    beforeEach(() => {
      suite.bills = new Bills(suite.api, suite.shop, () => suite.database);
      suite.desk = new Desk(suite.api, suite.shop);
      suite.assist.bills.connect(true);
    });

    tests(suite);
  }, options);
}
