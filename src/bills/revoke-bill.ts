import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { BillRow } from "../records/bills";
import type { BillTools } from "./bill-tools";
import { revokeAtAssist } from "./revoke-at-assist";
import { resolveCreation } from "./resolve-creation";
import { workOnBill } from "./work-on-bill";

/**
 * Staff revoke a bill. The wish is written down before Assist hears of it, and the job goes on until Assist says that the
 * bill is revoked. Throws NOT_ALLOWED for a bill that is over.
 */
export async function revokeBill(container: MedusaContainer, id: string): Promise<BillRow> {
  return workOnBill(container, id, async (tools, bill) => {
    switch (bill.state) {
      case "preparing":
        return closed(tools, bill);
      case "open":
      case "revoking":
        return revokeNow(tools, bill);
      case "creating":
      case "unknown":
        return revokeUnknown(tools, bill);
      case "paid":
        throw over("The bill is paid. To give the money back, refund the order's payment.");
      case "expired":
        throw over("The bill's time has run out; it cannot be paid any more.");
      case "revoked":
        throw over("The bill is revoked already.");
      case "not-made":
        throw over("The bill was never made.");
    }
  });
}

async function revokeNow(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const reason = bill.state === "revoking" ? bill.revoke_reason : "staff";
  const revoking = await tools.assist.bills.move(bill.id, ["open", "revoking"], {
    state: "revoking",
    revoke_reason: reason,
  });
  return revoking ? revokeAtAssist(tools, revoking) : tools.reread(bill.id);
}

/** Whether there is a bill is not known: it is found out, and no other request is sent for it. */
async function revokeUnknown(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const noted = await tools.assist.bills.move(bill.id, ["creating", "unknown"], {
    state: "unknown",
    revoke_reason: "staff",
  });
  return noted ? resolveCreation(tools, noted) : tools.reread(bill.id);
}

/** Nothing was sent yet, and nobody is about to. */
async function closed(tools: BillTools, bill: BillRow): Promise<BillRow> {
  const message = "Nothing was sent to Assist.";
  const moved = await tools.assist.bills.move(bill.id, ["preparing"], { state: "not-made", message });
  return moved ?? tools.reread(bill.id);
}

function over(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
