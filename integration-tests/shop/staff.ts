import { randomUUID } from "node:crypto";
import type { Http } from "./http";
import type { Inside } from "./inside";

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
  { api, inside }: { api: Http; inside: Inside },
  email: string,
  roles: string[] = [],
): Promise<StaffMember> {
  const credentials = { email, password: randomUUID() };
  const id = await inside(
    async ({ container }, { credentials, roles }) => {
      const user = await container
        .resolve("user")
        .createUsers({ email: credentials.email, first_name: "Staff" });
      if (roles.length > 0) {
        await container
          .resolve("link")
          .create(roles.map((role) => ({ user: { user_id: user.id }, rbac: { rbac_role_id: role } })));
      }
      const auth = container.resolve("auth");
      const { authIdentity } = await auth.register("emailpass", { body: { ...credentials } } as never);
      await auth.updateAuthIdentities({ id: authIdentity?.id ?? "", app_metadata: { user_id: user.id } });
      return user.id;
    },
    { credentials, roles },
  );
  const { token } = (await api.post<{ token: string }>("/auth/user/emailpass", credentials)).data;
  return { id, headers: { authorization: `Bearer ${token}` }, credentials };
}
