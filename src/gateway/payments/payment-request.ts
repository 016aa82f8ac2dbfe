import type { Money } from "../values/money";
import type { OrderNumber } from "../values/order-number";
import type { RecurringTerms } from "../values/recurring-terms";
import type { PageMeans, Stages } from "../values/means";

/** Which means of payment Assist's page offers. */
export type Means = "all" | "card" | "sbp";

/** The shopper, as far as the shop knows. Too long or unusable values are shortened or left out, never refused. */
export interface PaymentCustomer {
  firstName?: string | undefined;
  lastName?: string | undefined;
  middleName?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
  /** Left out where both lines together are too long. */
  addressLine2?: string | undefined;
  city?: string | undefined;
  zip?: string | undefined;
  /** ISO 3166 alpha-3: "RUS". */
  country?: string | undefined;
  /** A region's code of at most three characters, such as "MOW". */
  state?: string | undefined;
}

export interface PaymentRequest {
  orderNumber: OrderNumber;
  /** More than zero. */
  amount: Money;
  stages: Stages;
  /** SBP cannot be held: "sbp" goes with one stage only (protocol §10). */
  means: Means;
  /** With "all": the only means that the page is to offer. Absent: every one that the merchant has. */
  offered?: readonly PageMeans[] | undefined;
  /** With two stages and "all": offer also what takes the money at once, as two stages are of cards alone (protocol §10). */
  oneStageMeans?: boolean | undefined;
  language?: "RU" | "EN" | undefined;
  /** Which of its pages Assist shows; absent: as the merchant's account says. Only the mobile one lists banks for SBP on a phone. */
  page?: "standard" | "mobile" | undefined;
  /** Number of a contract, or of a billed telephone, of a merchant who needs one; see {@link isContractNumber}. */
  contractNumber?: string | undefined;
  /** Shown to the shopper, up to 4000 characters. */
  comment?: string | undefined;
  customer?: PaymentCustomer | undefined;
  /** http(s) addresses of at most 256 characters. */
  returnUrl?: string | undefined;
  returnUrlOk?: string | undefined;
  returnUrlNo?: string | undefined;
  /** The shop's own number of the shopper, up to 32 characters, for paying again with a saved card (protocol §11). */
  customerNumber?: string | undefined;
  /** The shopper agrees to later payments with this one, whose billnumber they will name (protocol §11). */
  recurring?: RecurringTerms | undefined;
  /** Pay without 3-D Secure; only by agreement with Assist. */
  disable3ds?: boolean | undefined;
}

/** A form for the shopper's browser: POST these fields to the address. No login or password is among them. */
export interface PaymentForm {
  action: string;
  fields: Record<string, string>;
}

/** A payment request that cannot be meant. The message is for the shop's staff. */
export class PaymentRequestError extends Error {
  override readonly name = "PaymentRequestError";
}
