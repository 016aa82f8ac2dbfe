import { model } from "@medusajs/framework/utils";

/** An account about whose orders the job gets no answer: its gateway is silent, or its settings are gone. */
const AssistSilence = model
  .define("assist_silence", {
    id: model.id({ prefix: "assil" }).primaryKey(),
    account: model.text(),
    /** When the job first got no answer. */
    since: model.dateTime(),
    /** Why, as it was last said. */
    message: model.text(),
  })
  .indexes([{ on: ["account"], unique: true, where: "deleted_at IS NULL" }]);

export default AssistSilence;
