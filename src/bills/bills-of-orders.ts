import type { BillsOfOrders } from "../books/bills-of-orders";
import { billAtCheckout } from "./at-checkout";
import { noteBillPayment } from "./bill-payment";

/** For whoever brings Medusa to match an order, whatever it is paid by. */
export const billsOfOrders: BillsOfOrders = { make: billAtCheckout, afterLook: noteBillPayment };
