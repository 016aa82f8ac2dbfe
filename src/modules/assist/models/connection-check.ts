import { model } from "@medusajs/framework/utils";

/** What the last check of an account's connection found. */
const AssistConnectionCheck = model
  .define("assist_connection_check", {
    id: model.id({ prefix: "ascheck" }).primaryKey(),
    account: model.text(),
    /** The worst level of the findings. */
    level: model.enum(["ok", "warning", "error"]),
    findings: model.json(),
    /** What was checked: a digest of the account's settings that are no secrets. Another one now means that the check is out of date. */
    about: model.text(),
    checked_at: model.dateTime(),
  })
  .indexes([{ on: ["account"], unique: true, where: "deleted_at IS NULL" }]);

export default AssistConnectionCheck;
