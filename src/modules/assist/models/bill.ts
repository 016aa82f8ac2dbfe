import { model } from "@medusajs/framework/utils";

/**
 * A bill that staff made for an order, or that a customer chose at the checkout: a link that asks the customer for money. Written down before Assist hears of it.
 * `preparing`, `creating`, `unknown`, `open` and `revoking` are open: while one is open the order gets no other bill.
 */
const AssistBill = model
  .define("assist_bill", {
    id: model.id({ prefix: "asbil" }).primaryKey(),
    /** At Assist, and the order number of whoever pays it; null until there is one to be sent. */
    number: model.text().searchable().nullable(),
    order_id: model.text(),
    payment_collection_id: model.text().nullable(),
    payment_session_id: model.text().nullable(),
    /** "checkout": the customer placed the order to pay it by link; without a bill it would wait for ever. */
    origin: model.enum(["staff", "checkout"]).default("staff"),
    /** "erip": paid in ERIP under its number, without a link (Belarus). */
    kind: model.enum(["link", "erip"]).default("link"),
    /** Name of the account in the settings. */
    account: model.text(),
    /** Exactly the text that is sent and hashed, such as "150.00". */
    amount: model.text(),
    currency: model.text(),
    /** What the order lacked when the bill was made; a bill may ask for a part. */
    amount_due: model.text(),
    comment: model.text().nullable(),
    language: model.enum(["RU", "EN"]).nullable(),
    /** Names and addresses that staff gave in place of the order's own. */
    customer: model.json().nullable(),
    /** The only means of payment that its page offers; null for all. */
    means: model.json().nullable(),
    /** How Assist itself tells the customer. */
    sending: model.enum(["none", "email", "sms", "both"]),
    valid_until: model.dateTime(),
    state: model.enum([
      "preparing",
      "creating",
      "unknown",
      "open",
      "revoking",
      "not-made",
      "paid",
      "expired",
      "revoked",
    ]),
    state_since: model.dateTime().nullable(),
    /** Since when it is not known whether it can be paid, through however many states and requests; null while it is. */
    unresolved_since: model.dateTime().nullable(),
    /** When the shop was told that its time would run out. */
    reminded_at: model.dateTime().nullable(),
    /** Assist tells the token once; the link is made of it. */
    token: model.text().nullable(),
    link: model.text().nullable(),
    /** How often createbill was sent, and when it was last. */
    sent_times: model.number().default(0),
    sent_at: model.dateTime().nullable(),
    /** Tells one sending from another: raised by the database whenever one of the two is written. */
    sent_version: model.number().default(0),
    /** Why it is being revoked, or was. */
    revoke_reason: model.text().nullable(),
    /** What staff should know besides the state; null when there is nothing. */
    message: model.text().nullable(),
    /** Id of the user who made it. */
    made_by: model.text().nullable(),
    ended_at: model.dateTime().nullable(),
    /** The last state that was told by an event. */
    announced_state: model.text().nullable(),
    checked_at: model.dateTime().nullable(),
    /** Since when looks at it fail, whatever Assist says; null after one that did not. */
    failing_since: model.dateTime().nullable(),
    /** When the job last looked at everything about an open one, and not at its payments alone. */
    fully_checked_at: model.dateTime().nullable(),
    /**
     * When the reconcile job looks again; null when there is nothing left to wait for. While the bill can be paid this is
     * the only plan: its order number is asked about then, too, see with-its-bill.ts.
     */
    next_check_at: model.dateTime().nullable(),
    /** Raised whenever somebody plans or wants a check, see store/sql/plan-version.ts. */
    plan_version: model.number().default(0),
    /** "waiting": it is open, and nothing is expected but that it is paid some day; all others go before it. The database says "urgent" for whoever wants a check and plans nothing. */
    queue: model.enum(["urgent", "waiting"]).default("urgent"),
    /** Who has the right to send commands about it, and until when, see store/leases. */
    lease_token: model.text().nullable(),
    leased_until: model.dateTime().nullable(),
    /** From when its retention counts. Set by the database. */
    retention_from: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_assist_bill_one_open",
      on: ["order_id"],
      unique: true,
      where: "state IN ('preparing', 'creating', 'unknown', 'open', 'revoking') AND deleted_at IS NULL",
    },
    { on: ["number"], unique: true, where: "number IS NOT NULL AND deleted_at IS NULL" },
    { on: ["order_id"] },
    { on: ["payment_session_id"] },
    { on: ["state", "retention_from"] },
    { on: ["account", "queue", "next_check_at"] },
  ]);

export default AssistBill;
