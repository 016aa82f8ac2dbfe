import { MedusaError } from "@medusajs/framework/utils";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BillDTO } from "../../../../../contract/bills";
import { ASSIST_MODULE } from "../../../../../modules/assist";
import { readExportInput } from "../bill-input";
import { readBillDTOs } from "../bill-dto";
import { csv } from "./csv";

const most = 10_000;

const columns = [
  "number",
  "state",
  "origin",
  "display_id",
  "is_draft",
  "email",
  "amount",
  "currency",
  "comment",
  "account",
  "sending",
  "language",
  "created_at",
  "valid_until",
  "ended_at",
  "link",
  "erip_number",
  "revoke_reason",
  "message",
  "made_by",
  "order_id",
  "id",
] as const satisfies readonly (keyof BillDTO)[];

/** The list's bills as a file for a spreadsheet: all that match its filters, or none with a sentence when they are too many. */
export async function GET(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse<string>,
): Promise<void> {
  const filter = readExportInput(request.query);
  const assist = request.scope.resolve(ASSIST_MODULE);
  const bills = await assist.billList.all(filter, most);
  if (!bills) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `More than ${most} bills match. Choose fewer, by state or date, and export them in parts.`,
    );
  }
  const found = await readBillDTOs(request.scope, bills);
  const rows = found.map((bill) => columns.map((column) => bill[column]));
  response
    .status(200)
    .set("Content-Type", "text/csv; charset=utf-8; header=present")
    .set("Content-Disposition", 'attachment; filename="assist-bills.csv"')
    .set("Cache-Control", "no-store")
    .send(csv(columns, rows));
}
