import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { FeatureFlag, Modules } from "@medusajs/framework/utils";
import { rightPolicies } from "../../src/workflows/rights/policies";
import { prepareEnvironment, type Environment } from "../shop/environment";
import { anyStatus, type Http } from "../shop/http";
import { makeStaff, type StaffMember } from "../shop/staff";

let environment: Environment;

beforeAll(async () => {
  process.env.MEDUSA_FF_RBAC = "true";
  // The test runner reads the configuration before it knows the platform's own flags.
  FeatureFlag.setFlag("rbac", true);
  environment = await prepareEnvironment();
});
afterAll(() => environment.assist.close());

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http: Http = api;

    async function staffMayDo(...keys: string[]): Promise<StaffMember> {
      const container = getContainer();
      const rbac = container.resolve(Modules.RBAC);
      const policies = await rbac.listRbacPolicies({ key: keys });
      expect(policies.map(({ key }) => key).sort()).toEqual(keys.toSorted());
      const name = keys.join(" and ") || "nothing";
      const role = await rbac.createRbacRoles({ name });
      await rbac.createRbacRolePolicies(
        policies.map((policy) => ({ role_id: role.id, policy_id: policy.id })),
      );
      return makeStaff(http, container, `${role.id}@shop.example`, [role.id]);
    }

    const keyOf = ({ resource, operation }: { resource: string; operation: string }): string =>
      `${resource}:${operation}`;
    const rightsOf = async ({ headers }: StaffMember): Promise<unknown> =>
      (await http.get("/admin/assist/rights", { headers })).data;
    const tries = async ({ headers }: StaffMember): Promise<number> =>
      (await http.post("/admin/assist/reconcile", {}, { headers, ...anyStatus })).status;

    it("with Medusa's roles on, a member of staff may do what a role permits, and one without roles nothing", async () => {
      const payments = keyOf(rightPolicies["move-money"]);
      const accounts = keyOf(rightPolicies.configure);
      const treasurer = await staffMayDo(payments);
      const engineer = await staffMayDo(accounts);
      const owner = await makeStaff(http, getContainer(), "owner@shop.example", ["role_super_admin"]);
      const nobody = await makeStaff(http, getContainer(), "nobody@shop.example");

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
  },
});
