import { model } from "@medusajs/framework/utils";

/**
 * Something that staff should look at, open or closed. An order number has at most one open case about its payment and one
 * about its bill; neither knows of the other. Closed ones are removed after a term.
 */
const AssistCase = model
  .define("assist_case", {
    id: model.id({ prefix: "ascase" }).primaryKey(),
    order_number: model.text(),
    about: model.enum(["payment", "bill"]),
    /** See records/cases.ts. */
    reason: model.text(),
    /** Null once the term of a closed one has passed that is kept for its order alone. */
    message: model.text().nullable(),
    opened_at: model.dateTime(),
    /** Where the money stood when the case was last looked at, see case-money.ts. */
    money: model.json(),
    /** Null while it is open. */
    closed_at: model.dateTime().nullable(),
    /** "refunded": staff gave the money back by it. */
    closed_how: model.enum(["by-itself", "by-hand", "refunded"]).nullable(),
    /** Id of the user. */
    closed_by: model.text().nullable(),
    note: model.text().nullable(),
    /**
     * Closed by hand, and not opened again for as long as its reason and its money stay. False as soon as something else was
     * wrong, or nothing was.
     */
    quiet: model.boolean().default(false),
  })
  .indexes([
    // Open ones, of which there may be no second, and closed ones that keep quiet: they take turns.
    {
      name: "IDX_assist_case_one_current",
      on: ["order_number", "about"],
      unique: true,
      where: "closed_at IS NULL OR quiet",
    },
    { name: "IDX_assist_case_open", on: ["opened_at"], where: "closed_at IS NULL" },
    // What is left of quiet ones after their term is in nobody's way.
    {
      name: "IDX_assist_case_closed",
      on: ["closed_at"],
      where: "closed_at IS NOT NULL AND (NOT quiet OR message IS NOT NULL)",
    },
    { on: ["order_number"] },
  ]);

export default AssistCase;
