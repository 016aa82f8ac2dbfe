import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { settingsSuite } from "../shop/settings-suite";
import { makeStaff, type StaffMember } from "../shop/staff";

settingsSuite((suite) => {
  describe("staff without rights", () => {
    let clerk: StaffMember;

    beforeEach(async () => {
      clerk = await makeStaff(suite, "clerk@shop.example");
    });

    it("may look, and each of their acts is refused in a sentence", async () => {
      const { headers } = clerk;
      const rights = await suite.api.get("/admin/assist/rights", { headers });
      expect(rights.data).toEqual({ move_money: false, configure: false });
      expect((await suite.api.get("/admin/assist/rights", suite.shop.admin)).data).toEqual({
        move_money: true,
        configure: true,
      });
      for (const path of ["bills", "settings", "accounts/incomplete/history"])
        expect((await suite.api.get(`/admin/assist/${path}`, { headers })).status).toBe(200);
      const acts = [
        ["bills", "move money"],
        ["bills/x/revoke", "move money"],
        ["bills/x/resend", "move money"],
        ["bills/x/check", "move money"],
        ["orders/RU-1/check", "move money"],
        ["reconcile", "move money"],
        ["accounts", "configure"],
        ["accounts/incomplete", "configure"],
      ];
      for (const [act, right] of acts) {
        const path = `/admin/assist/${act}`;
        const refused = await suite.api.post<{ message: string }>(path, {}, { headers, ...anyStatus });
        expect({ act, status: refused.status }).toEqual({ act, status: 403 });
        expect(refused.data.message).toContain(`right to ${right}.`);
        const allowed = await suite.api.post(path, {}, { ...suite.shop.admin, ...anyStatus });
        expect({ act, forbidden: allowed.status === 403 }).toEqual({ act, forbidden: false });
      }
      const path = "/admin/assist/accounts/incomplete";
      expect((await suite.api.delete(path, { headers, ...anyStatus })).status).toBe(403);
    });

    it("are refused on Medusa's own routes where the payment is Assist's, and on these alone", async () => {
      await suite.made();
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_panel");
      const [collection] = order.payment_collections;
      const acts = [
        `payments/${collection?.payments[0]?.id}/capture`,
        `payments/${collection?.payments[0]?.id}/refund`,
        `orders/${order.id}/cancel`,
        `payment-collections/${collection?.id}/mark-as-paid`,
      ];
      for (const act of acts) {
        const path = `/admin/${act}`;
        const refused = await suite.api.post<{ message: string }>(
          path,
          act.endsWith("paid") ? { order_id: order.id } : {},
          { headers: clerk.headers, ...anyStatus },
        );
        expect({ act, status: refused.status }).toEqual({ act, status: 403 });
        expect(refused.data.message).toContain("right to move money.");
      }
      expect(suite.assist.ledger(orderNumber)).toHaveLength(1);

      const cartId = await suite.checkout.cart();
      await suite.checkout.session(cartId, "pp_system_default");
      const { data } = await suite.checkout.complete(cartId);
      const other = await suite.checkout.order(data.type === "order" ? data.order.id : "");
      const payment = other.payment_collections[0]?.payments[0]?.id;
      const capture = await suite.api.post(
        `/admin/payments/${payment}/capture`,
        {},
        {
          headers: clerk.headers,
          ...anyStatus,
        },
      );
      expect(capture.status).toBe(200);

      // Whoever has the right is let through.
      const canceled = await suite.api.post(`/admin/orders/${order.id}/cancel`, {}, suite.shop.admin);
      expect(canceled.status).toBe(200);
      expect(suite.assist.totals(orderNumber)).toMatchObject({ refunded: "1750.00" });
    });

    it("cannot get them by an invitation with an e-mail like another's", async () => {
      const rightsOf = async ({ headers }: Pick<StaffMember, "headers">): Promise<unknown> =>
        (await suite.api.get("/admin/assist/rights", { headers })).data;
      /** Somebody whom the clerk invites, and who enters this instead of the invited e-mail. */
      const invited = async (name: string, email: string) => {
        const login = { email: `${name}@invited.example`, password: "a password of theirs" };
        const { invite } = (
          await suite.api.post<{ invite: { token: string } }>("/admin/invites", { email: login.email }, clerk)
        ).data;
        const bearer = async (path: string) => {
          const { token } = (await suite.api.post<{ token: string }>(path, login)).data;
          return { headers: { authorization: `Bearer ${token}` } };
        };
        const newcomer = await bearer("/auth/user/emailpass/register");
        const accept = `/admin/invites/accept?token=${invite.token}`;
        const { user } = (await suite.api.post<{ user: { id: string } }>(accept, { email }, newcomer)).data;
        return { id: user.id, ...(await bearer("/auth/user/emailpass")) };
      };
      const none = { move_money: false, configure: false };
      const warnings = (): string[] =>
        suite
          .output()
          .split("\n")
          .filter((line) => line.includes("differ in case alone"));

      const owner = await makeStaff(suite, "the_owner@shop.example");
      expect(await rightsOf(await invited("one", "the-owner@shop.example"))).toEqual(none);
      expect(await rightsOf(owner)).toEqual({ move_money: true, configure: false });
      expect(await rightsOf(await invited("two", "user_listed"))).toEqual(none);
      expect(await rightsOf(await invited("three", "staff@shop.example "))).toEqual(none);
      expect(await rightsOf(suite.shop.admin)).toEqual({ move_money: true, configure: true });
      expect(warnings()).toEqual([]);

      const double = await invited("four", "Staff@Shop.example");
      expect(await rightsOf(double)).toEqual(none);
      expect(await rightsOf(suite.shop.admin)).toEqual(none);
      await eventually(
        () => Promise.resolve(warnings()),
        (lines) => lines.length > 0,
      );
      expect(warnings()).toEqual([expect.stringContaining(double.id)]);
      await suite.api.delete(`/admin/users/${double.id}`, clerk);
      expect(await rightsOf(suite.shop.admin)).toEqual({ move_money: true, configure: true });
    });
  });
});
