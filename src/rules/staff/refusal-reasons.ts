/** Why staff may not do something with a payment now. The panel says it in the reader's language. */
export const refusalReasons = {
  "account-not-ready":
    "The Assist account of this payment is not set up completely, so Assist cannot be asked about it.",
  "command-under-way": "An operation on this payment is under way.",
  "outcome-unknown":
    "The answer to the last operation was lost; Assist is being asked whether it was carried out.",
  "assist-still-working": "Assist is still working on an operation of this payment.",
  unclear: "Assist's answer about this payment contradicts itself.",
  "nothing-paid": "Nothing has been paid.",
  "in-process": "The bank has not decided about this payment yet.",
  "one-stage": "The money was taken at once, as this payment has one stage.",
  "already-captured": "All of it has been captured.",
  "captured-once": "Assist confirms a hold only once, and a part of it has been captured.",
  "void-after-capture": "The money has been taken: refund it instead.",
  "only-held": "The money is only held. A hold is let go whole: void it instead.",
  released: "The hold has been let go.",
  refunded: "All of it has been refunded.",
  "no-payment": "The shop has no payment for this money; look at it in the list of cases.",
  "no-order": "This payment belongs to no order; look at it in the list of cases.",
  "payment-canceled": "The shop has canceled this payment.",
  "order-canceled": "The order is canceled.",
  "does-not-match": "The payment at Assist does not match what was registered.",
  "paid-twice":
    "Assist has two payments under this number. Return the surplus one in Assist's personal account.",
  "books-differ": "Assist and the shop show different sums. Check now, then try again.",
  "order-being-changed":
    "The order is being changed: an edit, return, exchange or claim is not finished. Finish or cancel it first.",
  "nothing-left": "Assist has no money of this payment any more.",
  "belongs-to-order": "This money belongs to an order: capture, void or refund it there.",
} as const;

export type RefusalReason = keyof typeof refusalReasons;
