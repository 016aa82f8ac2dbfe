import type {
  BillingAccountDTO,
  BillLanguage,
  BillProposalDTO,
  BillSending,
  NewBillBody,
} from "../../contract/bills";
import { decimalsOf } from "../decimals";
import { typedAmount, type AmountProblem } from "../typed-amount";

/** The form's fields as they are typed. */
export interface BillWish {
  amount: string;
  account: string;
  /** As <input type="datetime-local"> has it: the reader's own time, without a zone. */
  validUntil: string;
  comment: string;
  language: BillLanguage;
  sending: BillSending;
  /** Where Assist sends it. */
  email: string;
  phone: string;
}

const day = 86_400_000;

/** What a bill most often is: all that the order lacks. */
export function suggestedWish(
  proposal: BillProposalDTO,
  account: BillingAccountDTO,
  panelLanguage: string,
  now: Date,
): BillWish {
  return {
    amount: proposal.amount_due,
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

/** What keeps the form from being sent. */
export interface WishProblems {
  amount?: AmountProblem;
  /** No whole date and time: the field is empty, or half of it is. */
  validUntil?: "missing";
  email?: "missing";
  phone?: "missing";
}

/** What the form says of a bill for its order. */
export type WishBody = Omit<NewBillBody, "order_id"> & { amount: string };

export type ReadWish = { body: WishBody } | { problems: WishProblems };

/**
 * Everything that the form shows is sent as it is shown: what the server would put in its place, such as the order's own
 * address or the account's usual days, may be another by now than staff have before their eyes. Only the comment may be
 * left to the account. `outstanding` says how many decimals the currency has.
 */
export function readWish(
  wish: BillWish,
  { amount_due: amountDue }: Pick<BillProposalDTO, "amount_due">,
): ReadWish {
  const amount = typedAmount(wish.amount, decimalsOf(amountDue));
  const until = new Date(wish.validUntil);
  const comment = wish.comment.trim();
  const email = wish.email.trim();
  const mobile = wish.phone.trim();
  const problems: WishProblems = {
    ...("problem" in amount && { amount: amount.problem }),
    ...(Number.isNaN(until.getTime()) && { validUntil: "missing" }),
    ...(byEmail(wish.sending) && email === "" && { email: "missing" }),
    ...(bySms(wish.sending) && mobile === "" && { phone: "missing" }),
  };
  if ("problem" in amount || Object.keys(problems).length > 0) return { problems };
  return {
    body: {
      amount: amount.amount,
      account: wish.account,
      valid_until: until.toISOString(),
      ...(comment !== "" && { comment }),
      ...(wish.sending !== "none" && {
        customer: { ...(byEmail(wish.sending) && { email }), ...(bySms(wish.sending) && { mobile }) },
      }),
      language: wish.language,
      sending: wish.sending,
    },
  };
}

export const byEmail = (sending: BillSending): boolean => sending === "email" || sending === "both";
export const bySms = (sending: BillSending): boolean => sending === "sms" || sending === "both";
