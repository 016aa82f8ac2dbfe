import { anyStatus } from "../shop/http";
import { makeStaff, type StaffMember } from "../shop/staff";
import { shopSuite } from "../shop/suite";

interface Configuration {
  modules: Record<string, { options?: Record<string, unknown> }>;
}

/** The shop's configuration with rights for the staff that the shop is seeded with, and nobody else. */
jest.doMock("../../medusa-config", () => {
  const configuration = jest.requireActual<Configuration>("../../medusa-config");
  const options = Object.values(configuration.modules).find((module) => module.options?.accounts)?.options;
  Object.assign(options ?? {}, {
    rights: { moveMoney: ["Staff@shop.example"], configure: ["staff@shop.example"] },
  });
  return configuration;
});

shopSuite((suite) => {
  let clerk: StaffMember;

  beforeEach(async () => {
    clerk = await makeStaff(suite.api, suite.container(), "clerk@shop.example");
  });

  describe("staff without rights", () => {
    it("may look, and each of their acts is refused in a sentence", async () => {
      const { headers } = clerk;
      const rights = await suite.api.get("/admin/assist/rights", { headers });
      expect(rights.data).toEqual({ move_money: false, configure: false });
      expect((await suite.api.get("/admin/assist/rights", suite.shop.admin)).data).toEqual({
        move_money: true,
        configure: true,
      });
      expect((await suite.api.get("/admin/assist/bills", { headers })).status).toBe(200);
      const acts = [
        "bills",
        "bills/x/revoke",
        "bills/x/resend",
        "bills/x/check",
        "orders/RU-1/check",
        "reconcile",
      ];
      for (const act of acts) {
        const path = `/admin/assist/${act}`;
        const refused = await suite.api.post<{ message: string }>(path, {}, { headers, ...anyStatus });
        expect({ act, status: refused.status }).toEqual({ act, status: 403 });
        expect(refused.data.message).toMatch(/right to move money\.$/);
        const allowed = await suite.api.post(path, {}, { ...suite.shop.admin, ...anyStatus });
        expect({ act, forbidden: allowed.status === 403 }).toEqual({ act, forbidden: false });
      }
    });
  });
});
