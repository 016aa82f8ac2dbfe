import { model } from "@medusajs/framework/utils";

/** An account about whose orders the job gets no answer: its gateway is silent, or its settings are gone. */
const AssistOutage = model
  .define("assist_outage", {
    id: model.id({ prefix: "asout" }).primaryKey(),
    account: model.text(),
    /** When the job first got no answer. */
    since: model.dateTime(),
    /** Why, as it was last said. */
    message: model.text(),
  })
  .indexes([{ on: ["account"], unique: true, where: "deleted_at IS NULL" }]);

export default AssistOutage;
