import { model } from "@medusajs/framework/utils";

/** That the shop's other programs are to hear, or have heard, of one capture or refund of the platform. */
const AssistMoneyEvent = model
  .define("assist_money_event", {
    id: model.id({ prefix: "asmev" }).primaryKey(),
    /** Id of the platform's capture or refund. */
    row_id: model.text(),
    payment_id: model.text(),
    /** "payment.captured" or "payment.refunded". */
    event: model.text(),
    /** How often the plugin has given it out by itself. */
    asked: model.number().default(0),
    /** When it was first missed, or last given out; empty for one that was heard without being missed. */
    asked_at: model.dateTime().nullable(),
    heard_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["row_id"], unique: true, where: "deleted_at IS NULL" },
    { on: ["heard_at"] },
    { on: ["asked_at"], where: "heard_at IS NULL AND deleted_at IS NULL" },
  ]);

export default AssistMoneyEvent;
