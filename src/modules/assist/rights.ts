import { z } from "zod";

/** Every act of staff in the plugin needs one of these; looking needs none. */
export const rights = ["move-money", "configure"] as const;

export type Right = (typeof rights)[number];

const staff = z.array(z.string().trim().toLowerCase().min(1));

/** The plugin option `rights`: e-mails of staff, or ids of users and secret API keys. A right without a list is everybody's. */
export const rightsSchema = z.strictObject({
  moveMoney: staff.optional(),
  configure: staff.optional(),
});

export type StaffRights = z.output<typeof rightsSchema>;

/** For an option that cannot be read: a misspelt list must not let everybody in. */
export const nobodysRights: StaffRights = { moveMoney: [], configure: [] };

/** Whether the option lets somebody act who goes by any of these names (id, e-mail). */
export function isListed(settings: StaffRights, right: Right, names: readonly string[]): boolean {
  const list = right === "move-money" ? settings.moveMoney : settings.configure;
  return list === undefined || names.some((name) => list.includes(name.trim().toLowerCase()));
}
