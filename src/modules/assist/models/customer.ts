import { model } from "@medusajs/framework/utils";

/** By which number Assist knows a customer of the shop, who may keep a card there. */
const AssistCustomer = model
  .define("assist_customer", {
    id: model.id({ prefix: "ascus" }).primaryKey(),
    /** The platform's id. */
    customer_id: model.text(),
    account: model.text(),
    /** CustomerNumber of payments. Nobody can guess it, and it says nothing about whose it is. */
    customer_number: model.text(),
  })
  .indexes([
    { on: ["customer_id", "account"], unique: true },
    { on: ["customer_number"], unique: true },
  ]);

export default AssistCustomer;
