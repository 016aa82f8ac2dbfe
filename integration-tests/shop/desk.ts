import { anyStatus, type Http, type HttpAnswer } from "./http";
import type { Shop } from "./seed";
import type { CaseDTO, CaseListResponse } from "../../src/contract/cases";
import type { ErrorDTO } from "../../src/contract/error";
import type { OrderPaymentsDTO, PaymentDTO, StaffOperationDTO } from "../../src/contract/payments";

export type ActAnswer = Partial<{ operation: StaffOperationDTO } & ErrorDTO>;

/** Staff at the order page and the list of cases, over HTTP as the panel does. */
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

  async cases(query = ""): Promise<CaseListResponse> {
    const { data } = await this.api.get<CaseListResponse>(`/admin/assist/cases${query}`, this.shop.admin);
    return data;
  }

  async count(): Promise<number> {
    const { data } = await this.api.get<{ count: number }>("/admin/assist/cases/count", this.shop.admin);
    return data.count;
  }

  closeCase(
    id: string,
    body: Record<string, unknown>,
    headers = this.shop.admin.headers,
  ): Promise<HttpAnswer<{ closed?: boolean; message?: string }>> {
    return this.api.post(`/admin/assist/cases/${id}/close`, body, { headers, ...anyStatus });
  }

  refundCase(
    id: string,
    headers = this.shop.admin.headers,
  ): Promise<HttpAnswer<{ outcome?: string; message?: string }>> {
    return this.api.post(`/admin/assist/cases/${id}/refund`, {}, { headers, ...anyStatus });
  }

  /** The open case of an order number, or else the one that was closed last. */
  async caseOf(orderNumber: string): Promise<CaseDTO | undefined> {
    for (const closed of [false, true]) {
      const { cases } = await this.cases(`?closed=${closed}&limit=100`);
      const found = cases.find(({ order_number: number }) => number === orderNumber);
      if (found) return found;
    }
    return undefined;
  }

  async closeCaseOf(orderNumber: string, body: Record<string, unknown>): ReturnType<Desk["closeCase"]> {
    return this.closeCase((await this.caseOf(orderNumber))?.id ?? "none", body);
  }

  async refundCaseOf(orderNumber: string): ReturnType<Desk["refundCase"]> {
    return this.refundCase((await this.caseOf(orderNumber))?.id ?? "none");
  }
}
