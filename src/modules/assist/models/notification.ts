import { model } from "@medusajs/framework/utils";

/** A message from outside that says it is a result notification, with the verdict of its check. Only its technical fields are kept. */
const AssistNotification = model
  .define("assist_notification", {
    id: model.id({ prefix: "asntf" }).primaryKey(),
    verdict: model.text(),
    merchant_id: model.text().nullable(),
    order_number: model.text().nullable(),
    billnumber: model.text().nullable(),
    /** The test flag of the message; null when it has none that can be read. */
    test_mode: model.boolean().nullable(),
    /** Sent by the shop itself, to see whether its address is reached: says nothing about Assist. */
    trial: model.boolean().default(false),
    fields: model.json(),
    /** Recognises a repeat of a genuine message; of rejected ones, the row that stands for many of one kind. */
    digest: model.text().nullable(),
    /** How many times the same genuine message arrived, or how many rejected ones the row stands for. */
    times: model.number().default(1),
    received_at: model.dateTime(),
  })
  .indexes([
    { on: ["digest"], unique: true, where: "digest IS NOT NULL AND deleted_at IS NULL" },
    { on: ["order_number"] },
    { on: ["received_at"] },
    {
      name: "IDX_assist_notification_rejected",
      on: ["received_at"],
      where: "verdict <> 'genuine' AND deleted_at IS NULL",
    },
    {
      name: "IDX_assist_notification_good",
      on: ["merchant_id", "test_mode", "received_at"],
      where: "verdict = 'genuine' AND NOT trial AND deleted_at IS NULL",
    },
    {
      name: "IDX_assist_notification_bad",
      on: ["merchant_id", "test_mode", "received_at"],
      where: "verdict <> 'genuine' AND NOT trial AND deleted_at IS NULL",
    },
  ]);

export default AssistNotification;
