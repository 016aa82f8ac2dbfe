import { randomUUID } from "node:crypto";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Http } from "./http";

export interface Credentials {
  email: string;
  password: string;
}

/** A new member of staff, logged in. */
export interface StaffMember {
  id: string;
  headers: Record<string, string>;
  /** For the panel's login. */
  credentials: Credentials;
}

/** `roles` are ids of Medusa's own roles, where the shop has the feature flag `rbac`. */
export async function makeStaff(
  api: Http,
  container: MedusaContainer,
  email: string,
  roles: string[] = [],
): Promise<StaffMember> {
  const credentials = { email, password: randomUUID() };
  const user = await container.resolve(Modules.USER).createUsers({ email, first_name: "Staff" });
  const links = roles.map((role) => ({
    [Modules.USER]: { user_id: user.id },
    [Modules.RBAC]: { rbac_role_id: role },
  }));
  if (links.length > 0) await container.resolve(ContainerRegistrationKeys.LINK).create(links);
  const auth = container.resolve(Modules.AUTH);
  const { authIdentity } = await auth.register("emailpass", { body: credentials } as never);
  await auth.updateAuthIdentities({ id: authIdentity?.id ?? "", app_metadata: { user_id: user.id } });
  const { token } = (await api.post<{ token: string }>("/auth/user/emailpass", credentials)).data;
  return { id: user.id, headers: { authorization: `Bearer ${token}` }, credentials };
}
