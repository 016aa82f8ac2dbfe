import { badValue } from "../protocol/codes";
import type { Rules } from "../rules";
import type { MerchantSetup } from "../types";
import type { Means } from "../order-types";

/** Delay of an order, DelayPayment of a bill: 1 needs an agreement. */
export function isTwoStage(delay: string, merchant: MerchantSetup, shown: string): boolean {
  if (delay === "" || delay === "0") return false;
  // 2 is a valid value of Delay (§1.6) whose meaning no source gives.
  if (delay === "2" || !merchant.twoStageAgreed) throw badValue("delay", shown);
  return true;
}

/** The shop's own means, less those a 0 hides; SBP cannot be held (§10), so two stages leave the card alone unless the rules say otherwise. */
export function offeredMeans(
  stored: Record<string, string>,
  merchant: MerchantSetup,
  twoStage: boolean,
  { fastPayDefault, sbpInTwoStages }: Pick<Rules, "fastPayDefault" | "sbpInTwoStages">,
): Means[] {
  const card = merchant.means.card && stored.cardpayment !== "0";
  const sbp =
    merchant.means.sbp &&
    (!twoStage || sbpInTwoStages === "taken at once") &&
    (stored.fastpaypayment || (fastPayDefault ? "1" : "0")) === "1";
  const means: Means[] = [...(card ? (["card"] as const) : []), ...(sbp ? (["sbp"] as const) : [])];
  if (means.length === 0)
    throw badValue("meantype", "CardPayment, FastPayPayment: no means of payment is left");
  return means;
}

export function pageLanguage(stored: Record<string, string>, merchant: MerchantSetup): "RU" | "EN" {
  return (stored.language || merchant.languageDefault).toUpperCase() === "EN" ? "EN" : "RU";
}
