import { randomBytes } from "node:crypto";
import { createOrderNumber, Money, MoneyError } from "../gateway";
import type { AccountBook } from "../accounts/accounts";
import type { CustomerNumbers } from "../store/customer-numbers";
import type { OrderStore } from "../store/orders/order-store";
import type { OrderRow } from "../records/orders";

export interface NewRegistration {
  paymentSessionId: string;
  provider: string;
  account: string;
  means: OrderRow["means"];
  amount: Money;
  returnUrl?: string | undefined;
  /** Absent: the account's, else the shopper's. */
  language?: "RU" | "EN" | undefined;
  contractNumber?: string | undefined;
  /** The platform's id of a customer who is signed in. */
  customerId?: string | undefined;
}

/** Gives a payment session its order number and writes down what will be registered at the gateway. */
export class OrderRegistration {
  constructor(
    private readonly orders: OrderStore,
    private readonly accounts: AccountBook,
    private readonly customerNumbers: CustomerNumbers,
  ) {}

  /** Throws a MedusaError for an incomplete account, and a MoneyError for an amount of zero. */
  async register(registration: NewRegistration): Promise<OrderRow> {
    const account = await this.accounts.get(registration.account);
    const { amount } = registration;
    if (amount.isZero) throw new MoneyError("There is nothing to pay: Assist takes no payment of zero.");
    const orderNumber = createOrderNumber({
      prefix: account.orderPrefix,
      now: new Date(),
      random: randomBytes,
      separator: account.billKind === "erip" ? "" : "-",
    });
    const nothing = Money.zero(amount.currency).amount;
    return this.orders.insert({
      order_number: orderNumber,
      account: account.name,
      payment_session_id: registration.paymentSessionId,
      provider: registration.provider,
      means: registration.means,
      // Faster Payments cannot be held (protocol §10).
      stages: registration.means === "sbp" ? "one" : account.stages,
      live: account.live,
      amount: amount.amount,
      currency: amount.currency,
      held: nothing,
      captured: nothing,
      refunded: nothing,
      return_url: registration.returnUrl ?? null,
      language: registration.language ?? null,
      contract_number: registration.contractNumber ?? null,
      customer_number:
        account.savedCards && registration.customerId !== undefined
          ? (await this.customerNumbers.of(registration.customerId, account.name)).customer_number
          : null,
      return_token: randomBytes(16).toString("hex"),
    });
  }
}
