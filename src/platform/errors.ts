import { MedusaError } from "@medusajs/framework/utils";
import { CurrencyError, MoneyError } from "../gateway";

/**
 * Turns an amount or currency that Assist cannot take into an error that the platform shows with its sentence.
 * A plain Error would reach staff as "An unknown error occurred." (platform §1.5).
 */
export async function asMedusaError<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MoneyError || error instanceof CurrencyError)
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message);

    throw error;
  }
}
