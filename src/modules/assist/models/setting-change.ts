import { model } from "@medusajs/framework/utils";

/** Who changed what of an account in the admin panel. Never changed, never deleted. */
const AssistSettingChange = model
  .define("assist_setting_change", {
    id: model.id({ prefix: "aschg" }).primaryKey(),
    /** Name of the account. */
    account: model.text(),
    action: model.enum(["created", "changed", "deleted"]),
    /** Id of the user, or of the secret API key. */
    actor: model.text(),
    /** [{"setting":"stages","before":"one","after":"two"}]; of a secret only that it was set, changed or removed. */
    changes: model.json(),
  })
  .indexes([{ on: ["account", "created_at"] }]);

export default AssistSettingChange;
