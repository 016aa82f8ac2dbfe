import { MedusaError } from "@medusajs/framework/utils";
import type { MedusaResponse } from "@medusajs/framework/http";
import type { ChangeOutcome } from "../../../../accounts/editing/account-editor";
import type { ErrorDTO } from "../../../../contract/error";
import { unknownAccount } from "../../../../setup/settings/settings-page";

/** True when it was done. Otherwise throws, or has answered: the platform would replace the words of a conflict. */
export function concluded<T>(outcome: ChangeOutcome, response: MedusaResponse<T | ErrorDTO>): boolean {
  switch (outcome.kind) {
    case "done":
      return true;
    case "stale":
      conflict(
        response,
        "Somebody else has changed this account meanwhile. Nothing was changed: look at it again, then repeat your change.",
      );
      return false;
    case "taken":
      conflict(
        response,
        "There is an account of this name already. Choose another name, or change that account.",
      );
      return false;
    case "unknown-account":
      throw unknownAccount();
    case "refused":
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${outcome.sentence} Nothing was changed.`);
    case "unusable": {
      const sentences = outcome.problems.map(({ sentence }) => sentence).join(" ");
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `${sentences} Nothing was changed.`);
    }
  }
}

function conflict<T>(response: MedusaResponse<T | ErrorDTO>, message: string): void {
  response.status(409).json({ type: "conflict", message });
}
