import { model } from "@medusajs/framework/utils";

/** A registration whose shopper had left for Assist and that was removed unpaid: should Assist speak of it after all, it is there again. */
const AssistRemovedOrder = model
  .define("assist_removed_order", {
    id: model.id({ prefix: "asrem" }).primaryKey(),
    // As they were in assist_order.
    order_number: model.text(),
    account: model.text(),
    payment_session_id: model.text(),
    provider: model.text(),
    cart_id: model.text().nullable(),
    kind: model.text(),
    means: model.text(),
    stages: model.text(),
    offered: model.json().nullable(),
    live: model.boolean(),
    amount: model.text(),
    currency: model.text(),
    handed_off_at: model.dateTime().nullable(),
    last_handed_off_at: model.dateTime().nullable(),
    /** Its created_at; that of this row is when it was removed. */
    registered_at: model.dateTime(),
  })
  .indexes([{ on: ["order_number"], unique: true }, { on: ["created_at"] }]);

export default AssistRemovedOrder;
