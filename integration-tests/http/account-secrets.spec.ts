import { createHash } from "node:crypto";
import { encryptionKeyOfShop } from "../shop/accounts";
import { dump } from "../shop/dump";
import { heardLog } from "../shop/log";
import { settingsSuite } from "../shop/settings-suite";

settingsSuite((suite) => {
  it("no secret is in an answer, the log, an object that is printed, or the database", async () => {
    const words = ["canary-word-one", "canary-word-two"];
    const password = "canarypassword1";
    await suite.made({ secrets: { secretWord: words[0] ?? "", password } });
    await suite.panel.change("panel", { secrets: { secretWord: words[1] ?? "" } });
    await suite.panel.send("panel", { revision: 99, secrets: { password } });
    await suite.panel.send("panel", { revision: 2, secrets: { password }, settings: { stages: password } });
    await suite.panel.make({ name: "other", secrets: { secretWord: ` ${words[0]}` } });
    const session = await suite.checkout.session(await suite.checkout.cart(), "pp_assist_panel");
    await suite.checkout.paymentForm(session);
    await suite.checkout.check(session.data.order_number);
    await suite.panel.read();
    await suite.panel.history("panel");
    const forms = suite.http.answers.filter(({ request }) => request.startsWith("GET /hooks/assist/pay/"));
    expect(forms).toHaveLength(1);
    const printed = await suite.inside(({ assist }) => {
      const { inspect } = process.getBuiltinModule("node:util");
      const printable = [assist.accounts, assist.settings, assist.accountEditor];
      return inspect(printable, { depth: 20, showHidden: true });
    });
    expect(printed).toContain("AccountBook");
    const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
    const never = [...words, password, encryptionKeyOfShop].flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("hex"),
      md5(secret),
      md5(secret).toUpperCase(),
    ]);
    const find = (text: string): string[] => never.filter((secret) => text.includes(secret));
    expect(find(await heardLog(suite))).toEqual([]);
    expect(find(printed)).toEqual([]);
    for (const { request, text } of suite.http.answers)
      expect({ request, found: find(text) }).toEqual({ request, found: [] });
    const rows = await dump(suite.database);
    expect(rows.filter(({ table }) => table === "assist_account")).toHaveLength(2);
    for (const { table, text } of rows) expect({ table, found: find(text) }).toEqual({ table, found: [] });
  });
});
