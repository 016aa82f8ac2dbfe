import { readPolicies, rightPolicies } from "../../src/staff/rights/policies";
import { anyStatus } from "../shop/http";
import { makeStaff, type StaffMember } from "../shop/staff";
import { shopSuite } from "../shop/suite";

shopSuite(
  (suite) => {
    async function staffMayDo(...keys: string[]): Promise<StaffMember> {
      const { roleId, permitted } = await suite.inside(async ({ container }, keys) => {
        const rbac = container.resolve("rbac");
        const policies = await rbac.listRbacPolicies({ key: keys });
        const role = await rbac.createRbacRoles({ name: keys.join(" and ") || "nothing" });
        await rbac.createRbacRolePolicies(
          policies.map((policy) => ({ role_id: role.id, policy_id: policy.id })),
        );
        return { roleId: role.id, permitted: policies.map(({ key }) => key) };
      }, keys);
      expect(permitted.toSorted()).toEqual(keys.toSorted());
      return makeStaff(suite, `${roleId}@shop.example`, [roleId]);
    }

    const keyOf = ({ resource, operation }: { resource: string; operation: string }): string =>
      `${resource}:${operation}`;
    const rightsOf = async ({ headers }: StaffMember): Promise<unknown> =>
      (await suite.api.get("/admin/assist/rights", { headers })).data;
    const tries = async ({ headers }: StaffMember): Promise<number> =>
      (await suite.api.post("/admin/assist/reconcile", {}, { headers, ...anyStatus })).status;

    it("with Medusa's roles on, a member of staff may do what a role permits, and one without roles nothing", async () => {
      const payments = keyOf(rightPolicies["move-money"]);
      const accounts = keyOf(rightPolicies.configure);
      const treasurer = await staffMayDo(payments);
      const engineer = await staffMayDo(accounts);
      const owner = await makeStaff(suite, "owner@shop.example", ["role_super_admin"]);
      const nobody = await makeStaff(suite, "nobody@shop.example");

      expect(await rightsOf(treasurer)).toEqual({ move_money: true, configure: false });
      expect(await rightsOf(engineer)).toEqual({ move_money: false, configure: true });
      expect(await rightsOf(owner)).toEqual({ move_money: true, configure: true });
      expect(await rightsOf(nobody)).toEqual({ move_money: false, configure: false });
      expect([
        await tries(treasurer),
        await tries(engineer),
        await tries(owner),
        await tries(nobody),
      ]).toEqual([200, 403, 200, 403]);
    });

    const reads = {
      payments: [
        "orders?order_id=order_none",
        "cases",
        "cases/count",
        "bills",
        "bills/export",
        "health",
        "Bills/Export",
      ],
      accounts: ["accounts", "accounts/ru/check", "settings", "setup", "ACCOUNTS"],
    };
    /** What is there to be seen may be nothing. */
    const answersTo = async ({ headers }: StaffMember, paths: string[]): Promise<Set<number>> => {
      const answers = paths.map((path) => suite.api.get(`/admin/assist/${path}`, { headers, ...anyStatus }));
      return new Set((await Promise.all(answers)).map(({ status }) => (status === 404 ? 200 : status)));
    };

    it.each(["payments", "accounts"] as const)(
      "with Medusa's roles on, %s are seen, and exported, with a role that lets one see or act on them, and by nobody else",
      async (what) => {
        const other = what === "payments" ? "accounts" : "payments";
        const reader = await staffMayDo(keyOf(readPolicies[what]));
        const actor = await staffMayDo(
          keyOf(rightPolicies[what === "payments" ? "move-money" : "configure"]),
        );
        const stranger = await staffMayDo("order:read");
        const nobody = await makeStaff(suite, "nobody@shop.example");

        for (const one of [reader, actor]) {
          expect(await answersTo(one, reads[what])).toEqual(new Set([200]));
          expect(await answersTo(one, reads[other])).toEqual(new Set([403]));
        }
        for (const one of [stranger, nobody])
          expect(await answersTo(one, [...reads.payments, ...reads.accounts])).toEqual(new Set([403]));
        expect(await tries(reader)).toBe(403);
        const { data } = await suite.api.get<{ message: string }>(`/admin/assist/${reads[what][0]}`, {
          headers: nobody.headers,
          ...anyStatus,
        });
        expect(data.message).toContain(`assist_${what.slice(0, -1)}:read`);
      },
    );
  },
  { settings: { MEDUSA_FF_RBAC: "true" } },
);
