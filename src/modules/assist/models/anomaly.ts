import { model } from "@medusajs/framework/utils";

/** A case that staff were shown and that is settled: the history of assist_order.attention. Rows are only added. */
const AssistAnomaly = model
  .define("assist_anomaly", {
    id: model.id({ prefix: "asano" }).primaryKey(),
    order_number: model.text(),
    reason: model.text(),
    message: model.text(),
    noticed_at: model.dateTime(),
    settled_at: model.dateTime(),
  })
  .indexes([{ on: ["settled_at"] }, { on: ["order_number"] }]);

export default AssistAnomaly;
