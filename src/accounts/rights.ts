import { z } from "zod";

/** Every act of staff in the plugin needs one of these; looking needs none. */
export const rights = ["move-money", "configure"] as const;

export type Right = (typeof rights)[number];

const staff = z.array(z.string().trim().min(1));

/** The plugin option `rights`: e-mails of staff, or ids of users and secret API keys. A right without a list is everybody's. */
export const rightsSchema = z
  .strictObject({ moveMoney: staff.optional(), configure: staff.optional() })
  .superRefine((lists, context) => {
    // As where an environment variable is missing from which it was to be read.
    for (const [name, list] of Object.entries(lists)) {
      if (list === undefined)
        context.addIssue({ code: "custom", path: [name], message: "is there without a list" });
    }
  });

export type StaffRights = z.output<typeof rightsSchema>;

/** For an option that cannot be read: a misspelt list must not let everybody in. */
export const nobodysRights: StaffRights = { moveMoney: [], configure: [] };

/** Who asks. Medusa lets whoever accepts an invitation choose any text as e-mail, but makes the ids itself. */
export interface Asker {
  id: string;
  email?: string | undefined;
}

/**
 * Whether the option lets somebody act. An e-mail counts as Medusa stores it, since e-mails that differ in case alone
 * are two users there; one that could be an id counts for nothing.
 */
export function isListed(settings: StaffRights, right: Right, { id, email }: Asker): boolean {
  const list = right === "move-money" ? settings.moveMoney : settings.configure;
  if (list === undefined || list.includes(id)) return true;
  return email !== undefined && email.includes("@") && list.includes(email);
}
