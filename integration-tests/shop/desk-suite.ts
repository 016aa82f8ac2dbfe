import type { AdminOrder } from "./checkout";
import { Desk } from "./desk";
import { shopSuite, type ShopSuite, type SuiteOptions } from "./suite";

/** What a test of staff and their payments works with besides the shop. */
export interface DeskSuite extends ShopSuite {
  desk: Desk;
  /** A paid order, and the platform's id of its payment. */
  paid(provider?: string): Promise<{ order: AdminOrder; orderNumber: string; paymentId: string }>;
  /** Captures and refunds as Medusa has them, and the lines of the order's own account. */
  medusaBooks(orderId: string): Promise<MedusaBooks>;
  /** What was done at Assist after the shopper had paid. */
  commands(orderNumber: string): string[];
}

interface MedusaBooks {
  captures: number[];
  refunds: number[];
  lines: number[];
  canceled: boolean;
  status: string;
}

export function deskSuite(tests: (suite: DeskSuite) => void, options: SuiteOptions = {}): void {
  shopSuite((shop) => {
    const suite = shop as DeskSuite;
    suite.paid = async (provider = "pp_assist_hold") => {
      const { order, orderNumber } = await suite.checkout.paidOrder(provider);
      return { order, orderNumber, paymentId: order.payment_collections[0]?.payments[0]?.id ?? "" };
    };
    suite.medusaBooks = async (orderId) => {
      const order = await suite.checkout.order(orderId);
      const [payment] = order.payment_collections.flatMap(({ payments }) => payments);
      return {
        captures: amounts(payment?.captures),
        refunds: amounts(payment?.refunds),
        lines: amounts(order.transactions),
        canceled: payment?.canceled_at != null,
        status: order.payment_status,
      };
    };
    suite.commands = (orderNumber) =>
      suite.assist
        .ledger(orderNumber)
        .map(({ kind }) => kind)
        .filter((kind) => kind !== "hold" && kind !== "payment");

    beforeEach(() => {
      suite.desk = new Desk(suite.api, suite.shop);
    });

    tests(suite);
  }, options);
}

function amounts(rows: { amount: number }[] | undefined): number[] {
  return (rows ?? []).map(({ amount }) => amount);
}
