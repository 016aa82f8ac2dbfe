import { model } from "@medusajs/framework/utils";

/** What the admin panel has of a merchant's contract with Assist; medusa-config may have more, and wins. */
const AssistAccount = model
  .define("assist_account", {
    id: model.id({ prefix: "asacc" }).primaryKey(),
    /** As orders, bills and payment providers name the account; it never changes. */
    name: model.text(),
    /** By setting, such as {"stages":"two","policies.paidTwice":"refund"}; only what was entered. */
    settings: model.json(),
    /** By secret, each sealed. */
    secrets: model.json(),
    /** One more with each change that staff make. */
    revision: model.number(),
    created_by: model.text(),
    updated_by: model.text(),
  })
  .indexes([{ on: ["name"], unique: true }]);

export default AssistAccount;
