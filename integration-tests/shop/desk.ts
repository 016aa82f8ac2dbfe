import { anyStatus, type Http, type HttpAnswer } from "./http";
import type { Shop } from "./seed";
import type { ErrorDTO } from "../../src/contract/error";
import type { OrderPaymentsDTO, PaymentDTO, StaffOperationDTO } from "../../src/contract/payments";
import type { CaseView } from "../../src/contract/views";

export type ActAnswer = Partial<{ act: StaffOperationDTO } & ErrorDTO>;

/** Staff at the order page and the attention list, over HTTP as the panel does. */
export class Desk {
  constructor(
    private readonly api: Http,
    private readonly shop: Shop,
  ) {}

  async payments(orderId: string): Promise<OrderPaymentsDTO> {
    const { data } = await this.api.get<OrderPaymentsDTO>(
      `/admin/assist/orders?order_id=${orderId}`,
      this.shop.admin,
    );
    return data;
  }

  /** The one payment of an order, or its newest. */
  async payment(orderId: string): Promise<PaymentDTO> {
    const [payment] = (await this.payments(orderId)).payments;
    if (!payment) throw new Error(`Order ${orderId} has no Assist payment`);
    return payment;
  }

  act(
    paymentId: string,
    kind: "capture" | "void" | "refund",
    body: Record<string, unknown> = {},
    headers = this.shop.admin.headers,
  ): Promise<HttpAnswer<ActAnswer>> {
    return this.api.post(`/admin/assist/payments/${paymentId}/${kind}`, body, { headers, ...anyStatus });
  }

  async attention(query = ""): Promise<{ cases: CaseView[]; count: number }> {
    const { data } = await this.api.get<{ cases: CaseView[]; count: number }>(
      `/admin/assist/attention${query}`,
      this.shop.admin,
    );
    return data;
  }

  async count(): Promise<number> {
    const { data } = await this.api.get<{ count: number }>("/admin/assist/attention/count", this.shop.admin);
    return data.count;
  }

  settle(
    orderNumber: string,
    body: Record<string, unknown>,
    headers = this.shop.admin.headers,
  ): Promise<HttpAnswer<{ settled?: boolean; message?: string }>> {
    return this.api.post(`/admin/assist/attention/${orderNumber}/settle`, body, { headers, ...anyStatus });
  }

  returnMoney(
    orderNumber: string,
    headers = this.shop.admin.headers,
  ): Promise<HttpAnswer<{ outcome?: string; message?: string }>> {
    return this.api.post(
      `/admin/assist/attention/${orderNumber}/return-money`,
      {},
      { headers, ...anyStatus },
    );
  }
}
