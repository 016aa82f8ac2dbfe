import type { AccountDTO, AccountHistoryResponse } from "../../src/contract/settings";
import { Bills } from "../shop/bills";
import { codesOf, connectionSuite } from "../shop/connection-suite";

/** What a bill's check value covers is found out by a trial bill, and counts from then on (protocol §15 #8). */
connectionSuite((suite) => {
  beforeEach(() => {
    suite.assist.bills.connect(true);
    suite.assist.setRules({ billX: "core15" });
  });

  const setting = async (account = "ru") =>
    (await suite.get<{ accounts: AccountDTO[] }>("settings")).accounts.find(({ name }) => name === account)
      ?.settings.billCheckFields;
  const bills = (): Bills => new Bills(suite.api, suite.shop, () => suite.database);
  const states = () => suite.assist.bills.list().map(({ state }) => state);
  const sent = (service: string) =>
    suite.assist.requests().flatMap(({ path, fields }) => (path.endsWith(`/${service}.cfm`) ? [fields] : []));

  it.each([
    ["core15", "core"],
    ["core15+sent_extras", "all-rows"],
    ["all_table_rows_with_empties", "all-rows"],
  ] as const)(
    "by the gateway's rule %s it is %s, and bills name the return address then",
    async (billX, fields) => {
      suite.assist.setRules({ billX });
      expect(await setting()).toMatchObject({ value: null, locked: false });
      expect(codesOf(await suite.check())).toContain("bills-right");
      expect(states()).toEqual(["revoked"]);
      expect(await setting()).toMatchObject({ value: fields });
      const { changes } = await suite.get<AccountHistoryResponse>("accounts/ru/history");
      expect(changes[0]?.changes).toMatchObject([{ setting: "billCheckFields" }]);

      suite.assist.requests.clear();
      await bills().made(await bills().order(), { account: "ru" });
      expect(sent("createbill")).toMatchObject([
        { URL_RETURN: expect.stringContaining("/hooks/assist/return/") as string, CardPayment: "1" },
      ]);
      await suite.check();
      expect(sent("createbill")).toHaveLength(1);
      expect(suite.assist.bills.messages()).toEqual([]);
    },
  );

  it("an account without bills is told so, and nothing is wrong with it", async () => {
    suite.assist.bills.connect(false);
    const { findings } = await suite.check();
    expect(findings.find(({ code }) => code === "bills-not-connected")).toMatchObject({ level: "ok" });
    expect((await setting())?.value).toBeNull();
    expect(states()).toEqual([]);
  });

  it("a trial bill that cannot be revoked is named; nobody has its link, and it ends within an hour", async () => {
    suite.assist.faults.set({ service: "billrevoke", fault: "reset-before" });
    const { findings } = await suite.check();
    const [left] = suite.assist.bills.list();
    expect(findings.find(({ code }) => code === "bill-not-revoked")).toMatchObject({
      level: "warning",
      facts: { number: left?.bill },
    });
    expect(JSON.stringify(findings)).not.toContain(left?.token ?? "?");
    suite.assist.clock.advance({ minutes: 61 });
    expect(states()).toEqual(["expired"]);
    expect((await setting())?.value).toBe("core");
  });

  it.each(["reset-after", "no-token", "rate-limited", "internal-error"] as const)(
    "%s proves nothing, leaves no bill open, and the next check tries again",
    async (fault) => {
      suite.assist.faults.set({ service: "createbill", fault, times: 1 });
      expect(codesOf(await suite.check())).toContain("bills-unclear");
      expect((await setting())?.value).toBeNull();
      expect(states().filter((state) => state !== "revoked")).toEqual([]);
      suite.assist.faults.clear();
      expect(codesOf(await suite.check())).toContain("bills-right");
    },
  );

  it("nothing is tried where no check value is looked at", async () => {
    suite.assist.setMerchant({ requireCheckValue: false });
    // Cards that are kept there could be used by whoever knows a number.
    expect((await suite.check()).findings.find(({ code }) => code === "check-off")).toMatchObject({
      level: "error",
    });
    expect(sent("createbill")).toEqual([]);
    expect((await setting())?.value).toBeNull();
  });

  it("a bill that was lost on its way is revoked, or named", async () => {
    suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
    suite.assist.faults.set({ service: "billrevoke", fault: "reset-before", times: 1 });
    expect(codesOf(await suite.check())).toEqual(
      expect.arrayContaining(["bills-unclear", "bill-not-revoked"]),
    );
    suite.assist.faults.clear();
    expect(codesOf(await suite.check())).toContain("bills-right");
  });

  it("nothing is tried where medusa-config says how it is, with ERIP, or with a wrong secret word", async () => {
    for (const account of ["extras", "erip"]) await suite.check(account);
    suite.assist.setMerchant({ secretWord: "quite another" });
    await suite.check();
    expect(sent("createbill")).toEqual([]);
  });
});
