import { adminSuite } from "../shop/admin-suite";
import { Bills } from "../shop/bills";

adminSuite((suite) => {
  it("shows a draft order to staff who have logged in", async () => {
    const draft = await new Bills(suite.api, suite.shop, suite.container).draft();
    const page = await suite.staff({ language: "ru" });
    await page.goto(`/app/draft-orders/${draft}`);
    await page.getByText("#1").first().waitFor();
    await suite.screenshot(page, "draft-order");
  });
});
