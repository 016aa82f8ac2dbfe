import { model } from "@medusajs/framework/utils";
import AssistOrder from "./order";

/**
 * An operation that the gateway reported. Rows are added and, while pending, brought to their final result; removed only when the
 * merchant has set a term for that, see folded.ts.
 */
const AssistOperation = model
  .define("assist_operation", {
    id: model.id({ prefix: "asop" }).primaryKey(),
    order: model.belongsTo(() => AssistOrder, { mappedBy: "operations" }),
    /** Extended billnumber, such as 5679471000000001.2. */
    billnumber: model.text(),
    type: model.text(),
    result: model.text(),
    response_code: model.text(),
    amount: model.text(),
    currency: model.text(),
    means: model.text().nullable(),
    masked_card: model.text().nullable(),
    message: model.text().nullable(),
    approval_code: model.text().nullable(),
    operated_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["order_id", "billnumber", "type"], unique: true }]);

export default AssistOperation;
