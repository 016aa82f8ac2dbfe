import type { HttpTypes } from "@medusajs/framework/types";
import { paymentChoice, type Means } from "../checkout/payment-means.js";
import type { Messages } from "../i18n/en.js";

export interface PaymentOfOrder {
  status: keyof Messages["paymentStatus"];
  means: Means | undefined;
  /** The money is with the shop, or promised to it by the bank. */
  settled: boolean;
  /** Where an order that is paid by link is paid, while it waits for that. As the backend says: check it before following it. */
  billAddress: unknown;
}

/** What the backend's books say about the payment; nothing here comes from the address of the page. */
export function paymentOfOrder(order: HttpTypes.StoreOrder): PaymentOfOrder {
  const payments = order.payment_collections?.flatMap(({ payments }) => payments ?? []) ?? [];
  const sessions = order.payment_collections?.flatMap(({ payment_sessions }) => payment_sessions ?? []) ?? [];
  const waiting = sessions.find(({ data }) => data.bill_url !== undefined);
  const providerId = payments[0]?.provider_id ?? waiting?.provider_id;
  const means = providerId ? paymentChoice(providerId)?.means : undefined;
  const status = paymentStatus(order, means);
  return {
    status,
    means,
    settled: status !== "waiting" && status !== "canceled",
    billAddress: status === "waiting" && order.status !== "canceled" ? waiting?.data.bill_url : undefined,
  };
}

function paymentStatus(order: HttpTypes.StoreOrder, means: Means | undefined): PaymentOfOrder["status"] {
  switch (order.payment_status) {
    case "captured":
    case "partially_captured":
      return "paid";
    case "authorized":
    case "partially_authorized":
      // The manual provider calls every order authorized; no bank has held anything.
      return means === "manual" ? "onReceipt" : "held";
    case "refunded":
      return "refunded";
    case "partially_refunded":
      return "partlyRefunded";
    case "canceled":
      return "canceled";
    default:
      return "waiting";
  }
}
