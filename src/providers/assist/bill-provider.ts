import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils";
import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types";
import { AssistProvider } from "./assist-provider";
import { sessionStatus } from "../../platform/payments/payment-state";
import { paymentData } from "../../platform/payments/session-data";
import { shopperMessage } from "./shopper-messages";

/**
 * Order now, pay by link later: `pp_assist-bill_<id>`. The order is placed unpaid; its bill is made once it is there for
 * good, never while the platform may still take the order back.
 */
export class AssistBillProvider extends AssistProvider {
  static override identifier = "assist-bill";
  protected readonly means = "all";
  protected override readonly addressName = "bill_url";
  protected override readonly namesCustomers = false;

  /**
   * Says "pending" until there is money: any other answer would take the session out of that state for good
   * (platform §2.3). Throws, which leaves the session as it is, when money is there that does not match, and when a
   * bill's payment cannot be asked about.
   */
  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const order = await this.orderToAuthorize(input);
    const pending = {
      status: PaymentSessionStatus.PENDING_AUTHORIZATION,
      data: { ...input.data, order_number: order.order_number },
    };
    if (order.kind !== "bill") {
      // Should the event of the placed order be lost, the job sees that its bill is missing.
      await this.assist.orders.checkWithin(order.id, 1);
      return pending;
    }
    const { position } = await this.refreshForShopper(order);
    const status = sessionStatus(position);
    if (status === PaymentSessionStatus.ERROR) {
      const type = MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR;
      throw new MedusaError(type, shopperMessage("differs", await this.language(order)));
    }
    const isGood = status === PaymentSessionStatus.AUTHORIZED || status === PaymentSessionStatus.CAPTURED;
    if (!isGood) return pending;
    return { status, data: paymentData(input.data, order.order_number, position, status) };
  }
}
