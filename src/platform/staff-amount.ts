import { MedusaError } from "@medusajs/framework/utils";
import { Money } from "../gateway";
import { asMedusaError } from "./errors";

/**
 * An amount as a person has typed it. Stricter than Money.parse: no decimals beyond the currency's, not even zeros, as
 * "1.000" may be somebody's one thousand. Throws INVALID_DATA with a sentence.
 */
export async function readStaffAmount(text: string, currency: string): Promise<Money> {
  const money = await asMedusaError(() => Money.parse(text, currency));
  const most = decimalsOf(money.amount);
  if (decimalsOf(text) <= most) return money;
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `An amount in ${currency} has at most ${most} decimals.`,
  );
}

const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;
