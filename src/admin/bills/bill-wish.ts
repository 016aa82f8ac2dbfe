import type { BillingAccount, BillLanguage, Proposal, Sending } from "./bill";

/** The form's fields as they are typed. */
export interface BillWish {
  amount: string;
  account: string;
  /** As <input type="datetime-local"> has it: the reader's own time, without a zone. */
  validUntil: string;
  comment: string;
  language: BillLanguage;
  sending: Sending;
  /** Where Assist sends it. */
  email: string;
  phone: string;
}

const day = 86_400_000;

/** What a bill most often is: all that the order lacks. */
export function suggestedWish(
  proposal: Proposal,
  account: BillingAccount,
  panelLanguage: string,
  now: Date,
): BillWish {
  return {
    amount: proposal.outstanding,
    account: account.name,
    validUntil: validUntilAfter(account.days, now),
    comment: "",
    language: account.language ?? (panelLanguage.startsWith("ru") ? "RU" : "EN"),
    sending: "none",
    email: proposal.customer.email ?? "",
    phone: proposal.customer.phone ?? "",
  };
}

export function validUntilAfter(days: number, now: Date): string {
  const until = new Date(now.getTime() + days * day);
  const two = (part: number) => String(part).padStart(2, "0");
  const date = `${until.getFullYear()}-${two(until.getMonth() + 1)}-${two(until.getDate())}`;
  return `${date}T${two(until.getHours())}:${two(until.getMinutes())}`;
}

/** The body of POST /admin/assist/bills, without the order. What was left empty is the account's to say. */
export function bodyOf(wish: BillWish, { customer }: Pick<Proposal, "customer">): Record<string, unknown> {
  const comment = wish.comment.trim();
  const until = new Date(wish.validUntil);
  const reached = recipientOf(wish, customer);
  return {
    amount: plainDecimal(wish.amount),
    account: wish.account,
    ...(Number.isNaN(until.getTime()) ? {} : { valid_until: until.toISOString() }),
    ...(comment === "" ? {} : { comment }),
    ...(Object.keys(reached).length === 0 ? {} : { customer: reached }),
    language: wish.language,
    sending: wish.sending,
  };
}

export const byEmail = (sending: Sending): boolean => sending === "email" || sending === "both";
export const bySms = (sending: Sending): boolean => sending === "sms" || sending === "both";

/** Only what Assist sends to, and only where it is another than the order's. */
function recipientOf({ sending, ...wish }: BillWish, known: Proposal["customer"]): Record<string, string> {
  const email = wish.email.trim();
  const phone = wish.phone.trim();
  return {
    ...(byEmail(sending) && email !== "" && email !== known.email ? { email } : {}),
    ...(bySms(sending) && phone !== "" && phone !== known.phone ? { mobile: phone } : {}),
  };
}

/** "1 750,50" as people type it; undefined for what is no amount. No number is made of it: the text is what is sent. */
export function plainDecimal(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^\d{1,15}(\.\d{1,4})?$/.test(text) && /[1-9]/.test(text) ? text : undefined;
}
