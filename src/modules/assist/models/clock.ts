import { model } from "@medusajs/framework/utils";

/** How far a server's clock was from the database's when `created_at` was: written at its start, and when it has changed. */
const AssistClock = model
  .define("assist_clock", {
    id: model.id({ prefix: "asclk" }).primaryKey(),
    /** Whole seconds, rounded down; below zero for a clock that is behind. */
    ahead: model.number(),
  })
  .indexes([{ on: ["created_at"] }]);

export default AssistClock;
