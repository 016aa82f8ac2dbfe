import type { BillProposalDTO } from "../../src/contract/bills";
import { billSuite } from "../shop/bill-suite";
import { dtoFields, fieldsIn } from "../shop/dto-fields";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal } from "../shop/seed";

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

billSuite((suite) => {
  it("the list is searched, filtered, sorted and turned page by page", async () => {
    const first = await suite.bills.made(await suite.bills.order(), { comment: "Blue cups" });
    const second = await suite.bills.made(await suite.bills.order(), { amount: "10.00" });
    await suite.bills.revoke(second.id);
    const ids = async (query: string): Promise<string[]> =>
      (await suite.bills.list(query)).bills.map(({ id }) => id);
    expect(await ids("")).toEqual([second.id, first.id]);
    expect(await ids("order=created_at&limit=1")).toEqual([first.id]);
    expect(await ids("order=created_at&limit=1&offset=1")).toEqual([second.id]);
    expect(await ids("state=any-open")).toEqual([first.id]);
    expect(await ids("state=revoked,paid")).toEqual([second.id]);
    expect(await ids("q=blue")).toEqual([first.id]);
    expect(await ids("q=%25")).toEqual([]);
    expect(await ids(`q=${second.number}`)).toEqual([second.id]);
    expect(await ids(`order_id=${first.order_id}`)).toEqual([first.id]);
    expect((await suite.bills.list("limit=1")).count).toBe(2);
    const bad = await suite.api.get("/admin/assist/bills?limit=0", { ...suite.shop.admin, ...anyStatus });
    expect(bad.status).toBe(400);
  });

  it("each shows whose it is, and all that match are exported for a spreadsheet, harmless in it", async () => {
    const draftId = await suite.bills.draft();
    const drafted = await suite.bills.made(draftId, { comment: "=1+1" });
    const placed = await suite.bills.made(await suite.bills.order(), {
      amount: "10.00",
      comment: 'Cups, "blue"',
    });
    expect(drafted).toMatchObject({ is_draft: true, email: "anna@shopper.example" });
    const listed = (await suite.bills.list()).bills;
    expect(listed).toMatchObject([
      { id: placed.id, is_draft: false, email: "anna@shopper.example" },
      { id: drafted.id, is_draft: true, display_id: expect.any(Number) as number },
    ]);
    expect(await suite.bills.read(placed.id)).toMatchObject({ display_id: listed[0]?.display_id });
    expect(listed[0]?.display_id).not.toBe(listed[1]?.display_id);

    const answer = await suite.api.get<string>(
      "/admin/assist/bills/export?order=created_at&state=any-open",
      suite.shop.admin,
    );
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
    const lines = answer.data.split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(
      `${drafted.number},open,staff,${listed[1]?.display_id},true,anna@shopper.example`,
    );
    expect(lines[1]).toContain(",'=1+1,");
    expect(lines[2]).toContain(',10.00,RUB,"Cups, ""blue""",');
    const none = await suite.api.get<string>("/admin/assist/bills/export?state=paid", suite.shop.admin);
    expect(none.data.split("\r\n")).toHaveLength(2);
    const paged = "/admin/assist/bills/export?limit=1";
    expect((await suite.api.get(paged, { ...suite.shop.admin, ...anyStatus })).status).toBe(400);
  });

  it("every answer tells of a bill what the contract names, and nothing else that the table has", async () => {
    const orderId = await suite.bills.order();
    const made = await suite.bills.made(orderId);
    const proposal = await suite.api.get<BillProposalDTO>(
      `/admin/assist/bills/proposal?order_id=${orderId}`,
      suite.shop.admin,
    );
    const answers = {
      made,
      listed: (await suite.bills.list()).bills[0],
      read: await suite.bills.read(made.id),
      proposed: proposal.data.open_bill,
      checked: (await suite.bills.check(made.id)).data.bill,
      resent: (await suite.bills.resend(made.id)).data.bill,
      revoked: (await suite.bills.revoke(made.id)).data.bill,
    };
    for (const [answer, bill] of Object.entries(answers))
      expect({ answer, fields: fieldsIn(bill) }).toEqual({ answer, fields: dtoFields.bill });
    expect(answers.revoked).toMatchObject({
      valid_until: expect.stringMatching(isoMoment) as unknown,
      ended_at: expect.stringMatching(isoMoment) as unknown,
      amount: cartTotal,
    });
  });

  it("its link is sent again by the shop, for as long as it can be paid", async () => {
    const heard = suite.listenToBills();
    const bill = await suite.bills.made(await suite.bills.order());
    const resend = () =>
      suite.api.post<{ message?: string }>(
        `/admin/assist/bills/${bill.id}/resend`,
        {},
        { ...suite.shop.admin, ...anyStatus },
      );
    expect((await resend()).status).toBe(200);
    const events = () => Promise.resolve(heard.filter(({ name }) => name === "assist.bill.resend"));
    const [event] = await eventually(events, (found) => found.length > 0);
    expect(event?.data).toMatchObject({ id: bill.id, link: bill.link });
    await suite.bills.revoke(bill.id);
    expect(await resend()).toMatchObject({
      status: 400,
      data: { message: expect.stringMatching(/is revoked/) as string },
    });
  });

  it("a proposal tells what a bill may be, and which one is open", async () => {
    const orderId = await suite.bills.order();
    const path = `/admin/assist/bills/proposal?order_id=${orderId}`;
    const proposal = async (): Promise<Record<string, unknown>> =>
      (await suite.api.get<Record<string, unknown>>(path, suite.shop.admin)).data;
    expect(await proposal()).toMatchObject({ amount_due: cartTotal, currency: "RUB", open_bill: null });
    const bill = await suite.bills.made(orderId);
    expect(await proposal()).toMatchObject({ open_bill: { id: bill.id, link: bill.link } });
  });

  it("the session's payment address leads to the bill's own page while it is open, and nowhere after", async () => {
    const orderId = await suite.bills.order();
    const bill = await suite.bills.made(orderId);
    const [session] = await suite.bills.sessions(orderId);
    const address = `/hooks/assist/pay/${session}`;
    expect((await suite.api.get(address, anyStatus)).headers.location).toBe(bill.link);
    await suite.bills.revoke(bill.id);
    expect((await suite.api.get(address, anyStatus)).headers.location).toBeUndefined();
  });

  it("bills are for staff alone", async () => {
    const bill = await suite.bills.made(await suite.bills.order());
    for (const path of [
      "",
      "/proposal",
      "/export",
      `/${bill.id}`,
      `/${bill.id}/check`,
      `/${bill.id}/revoke`,
      `/${bill.id}/resend`,
    ]) {
      for (const options of [anyStatus, { ...anyStatus, ...suite.shop.store }]) {
        const answers = await Promise.all([
          suite.api.get(`/admin/assist/bills${path}`, options),
          suite.api.post(`/admin/assist/bills${path}`, { order_id: bill.order_id }, options),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      }
    }
    expect((await suite.bills.check("asbil_01AAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    expect((await suite.bills.read(bill.id)).state).toBe("open");
  });
});
