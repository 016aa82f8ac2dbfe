import { openBillStates, type BillDTO } from "../../contract/bills";

/** What is given to the customer: a link, or a number for ERIP. */
export type PayableBill = BillDTO & ({ link: string } | { erip_number: string });

/** While a bill is open its order gets no other. */
export function isOpen({ state }: Pick<BillDTO, "state">): boolean {
  return openBillStates.some((open) => open === state);
}

/** The bill, when there is something that its customer can pay by now. */
export function payable(bill: BillDTO): PayableBill | undefined {
  const { link, erip_number, state } = bill;
  if (state !== "open") return undefined;
  if (link !== null) return { ...bill, link };
  return erip_number === null ? undefined : { ...bill, erip_number };
}
