import { model } from "@medusajs/framework/utils";

/** A case that staff were shown and that is settled: the history of assist_order.attention. Rows are added, and removed after a term. */
const AssistAnomaly = model
  .define("assist_anomaly", {
    id: model.id({ prefix: "asano" }).primaryKey(),
    order_number: model.text(),
    reason: model.text(),
    message: model.text(),
    noticed_at: model.dateTime(),
    settled_at: model.dateTime(),
    /** "by-itself", "by-hand" when staff said so, "money-returned" when they gave the money back. */
    settled_how: model.text().default("by-itself"),
    /** Id of the user. */
    settled_by: model.text().nullable(),
    note: model.text().nullable(),
    /** Where the money stood when the case was last looked at, see attention-money.ts. */
    money: model.json().nullable(),
  })
  .indexes([{ on: ["settled_at"] }, { on: ["order_number"] }]);

export default AssistAnomaly;
