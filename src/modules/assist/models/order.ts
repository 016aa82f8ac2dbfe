import { model } from "@medusajs/framework/utils";
import AssistCommand from "./command";
import AssistOperation from "./operation";

/** One order number of ours at the gateway: what was registered, and where its money stands by the gateway's own answers. */
const AssistOrder = model
  .define("assist_order", {
    id: model.id({ prefix: "asord" }).primaryKey(),
    order_number: model.text().searchable(),
    /** Name of the account in the settings. */
    account: model.text(),
    payment_session_id: model.text(),
    /** Identifier of the provider class: assist, assist-card, assist-sbp or assist-bill. */
    provider: model.text(),
    /** The cart that was being paid for, by the time the shopper left: the session may be gone when the money comes. */
    cart_id: model.text().nullable(),
    kind: model.enum(["checkout", "bill", "recurring"]).default("checkout"),
    means: model.enum(["all", "card", "sbp"]),
    stages: model.enum(["one", "two"]),
    /** Means of payment that the forms given out have offered; null until there was one, and for a bill. */
    offered: model.json().nullable(),
    live: model.boolean(),
    /** Exactly the text that is sent and hashed, such as "150.00". */
    amount: model.text(),
    currency: model.text(),
    return_url: model.text().nullable(),
    /** Of Assist's page, where the storefront has named one. */
    language: model.enum(["RU", "EN"]).nullable(),
    /** Of a contract or a billed telephone, where the storefront has named one. */
    contract_number: model.text().nullable(),
    /** In the address that Assist sends the shopper back to: whoever knows the order number alone is told no ids. */
    return_token: model.text().nullable(),
    /** By which Assist knows the customer who pays; null for guests, and where cards are not kept. */
    customer_number: model.text().nullable(),
    /** When the shopper was first sent to the gateway; before that the gateway cannot know the order. */
    handed_off_at: model.dateTime().nullable(),
    /** When the payment form was last given out; somebody may pay for some time after that. */
    last_handed_off_at: model.dateTime().nullable(),
    /**
     * When the platform's payment session was first seen to be gone, because the cart changed or another means was chosen.
     * For the history alone: whether it is gone is for the platform's own row to say.
     */
    replaced_at: model.dateTime().nullable(),
    /** A position state, see src/records/orders.ts. */
    state: model.text().default("not-started"),
    held: model.text().default("0"),
    captured: model.text().default("0"),
    refunded: model.text().default("0"),
    /** Every gateway order seen under the number: billnumber, state, amount, currency, test_mode. */
    billnumbers: model.json().nullable(),
    decline_code: model.text().nullable(),
    decline_message: model.text().nullable(),
    /** Who first saw money of this order at the gateway, and when; set once. */
    found_by: model.enum(["notification", "return", "job", "staff", "session"]).nullable(),
    found_at: model.dateTime().nullable(),
    checked_at: model.dateTime().nullable(),
    /** Since when the job has had no usable answer about the order; null after a good one. */
    unanswered_since: model.dateTime().nullable(),
    /** Since when the gateway answers well and the shop fails to take it over; null after it has. */
    shop_failing_since: model.dateTime().nullable(),
    /** When a genuine notification last came that no answer of the gateway has been found to confirm so far. */
    unconfirmed_at: model.dateTime().nullable(),
    /** Tells one such message from another: raised by the database whenever unconfirmed_at is written. */
    unconfirmed_version: model.number().default(0),
    /** When the reconcile job looks again; null when there is nothing left to wait for. */
    next_check_at: model.dateTime().nullable(),
    /** Raised whenever somebody plans or wants a check, see store/sql/plan-version.ts. */
    plan_version: model.number().default(0),
    /** GMT day whose list at the gateway may answer for that check; or one of the words in list-day.ts, which say how it is asked about. The database empties it for whoever wants a check and plans nothing. */
    list_day: model.text().default(""),
    /** What the removed rows of its operations, commands and staff operations said that still decides anything, see folded.ts. */
    folded: model.json().nullable(),
    /** From when its retention counts; null when nothing of it is left to be removed. Set by the database. */
    retention_from: model.dateTime().nullable(),
    operations: model.hasMany(() => AssistOperation, { mappedBy: "order" }),
    commands: model.hasMany(() => AssistCommand, { mappedBy: "order" }),
  })
  .indexes([
    { on: ["order_number"], unique: true },
    { on: ["payment_session_id"], unique: true },
    { on: ["return_token"], unique: true },
    { on: ["cart_id"] },
    { on: ["customer_number"], where: "customer_number IS NOT NULL" },
    {
      on: ["account", "list_day", "next_check_at"],
      where: "next_check_at IS NOT NULL AND deleted_at IS NULL",
    },
    { on: ["account", "live", "found_at"], where: "found_at IS NOT NULL AND deleted_at IS NULL" },
    { on: ["state", "retention_from"] },
    // The messages that these wait to be confirmed are kept: without it, whoever removes old messages reads all orders.
    { name: "IDX_assist_order_unconfirmed", on: ["order_number"], where: "unconfirmed_at IS NOT NULL" },
  ]);

export default AssistOrder;
