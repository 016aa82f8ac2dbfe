import { model } from "@medusajs/framework/utils";

/**
 * What a member of staff has asked for from the order page, written down before anything is sent. One operation per payment
 * at a time, in any process; the same request again is the same operation.
 */
const AssistStaffOperation = model
  .define("assist_staff_operation", {
    id: model.id({ prefix: "asstf" }).primaryKey(),
    /** Made by whoever asks, so that a request which is sent twice is known again. */
    request_key: model.text().nullable(),
    kind: model.enum(["capture", "void", "refund"]),
    payment_id: model.text(),
    order_number: model.text(),
    /** As it was asked for; null for all there is. */
    asked_amount: model.text().nullable(),
    /** What was moved, or was to be. */
    amount: model.text().nullable(),
    currency: model.text(),
    note: model.text().nullable(),
    /** Id of the user. */
    made_by: model.text().nullable(),
    state: model.enum(["working", "done", "refused", "unknown"]).default("working"),
    message: model.text().nullable(),
    /** After that whoever was at work on it must have died, see store/leases. */
    leased_until: model.dateTime(),
    ended_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_assist_staff_operation_one_working",
      on: ["payment_id"],
      unique: true,
      where: "state = 'working' AND deleted_at IS NULL",
    },
    {
      name: "IDX_assist_staff_operation_request_key",
      on: ["request_key"],
      unique: true,
      where: "request_key IS NOT NULL AND deleted_at IS NULL",
    },
    { on: ["order_number"] },
  ]);

export default AssistStaffOperation;
