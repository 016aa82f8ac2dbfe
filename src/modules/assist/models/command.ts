import { model } from "@medusajs/framework/utils";
import AssistOrder from "./order";

/**
 * A command of ours that moves money, written down before it is sent.
 * `sending` and `unknown` are open: while one is open the order takes no other command.
 */
const AssistCommand = model
  .define("assist_command", {
    id: model.id({ prefix: "ascmd" }).primaryKey(),
    order: model.belongsTo(() => AssistOrder, { mappedBy: "commands" }),
    kind: model.enum(["charge", "refund", "release"]),
    /** Bare billnumber that the command names. */
    billnumber: model.text(),
    amount: model.text(),
    currency: model.text(),
    /** The platform's row that asked for it: a capture, refund or payment id. Null once staff know its outcome without a row. */
    reference: model.text().nullable(),
    /** Sent without an amount: everything that is left, and what is still held. */
    full: model.boolean().default(false),
    state: model.enum(["sending", "done", "refused", "unknown"]),
    /** Extended billnumber of the gateway's operation that this command turned out to be. */
    operation_billnumber: model.text().nullable(),
    response_code: model.text().nullable(),
    message: model.text().nullable(),
    sent_at: model.dateTime(),
    closed_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_assist_command_one_open",
      on: ["order_id"],
      unique: true,
      where: "state IN ('sending', 'unknown') AND deleted_at IS NULL",
    },
    { on: ["reference"] },
  ]);

export default AssistCommand;
