import { model } from "@medusajs/framework/utils";

/** Who may work at something at the moment, and until when, see store/leases; there is no row where nobody does. */
const AssistLease = model.define("assist_lease", {
  /** What is being worked at, such as "cart cart_01…". */
  key: model.text().primaryKey(),
  lease_token: model.text(),
  leased_until: model.dateTime(),
});

export default AssistLease;
