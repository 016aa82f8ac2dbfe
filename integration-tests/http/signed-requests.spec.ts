import { generateKeyPairSync } from "node:crypto";
import type { ConnectionCheckDTO } from "../../src/contract/connection-check";
import { accountsOfShop } from "../shop/accounts";
import { codesOf } from "../shop/connection-suite";
import { cartTotal } from "../shop/seed";
import { shopSuite } from "../shop/suite";

const pair = () => generateKeyPairSync("rsa", { modulusLength: 1024 });
const own = pair();
const signatureKey = own.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pem = (key: typeof own.publicKey): string => key.export({ type: "spki", format: "pem" }).toString();
const usual = accountsOfShop();

/** Payment requests whose only proof is an RSA signature, in both of its forms (protocol §2.4). */
shopSuite(
  (suite) => {
    const forms = [
      ["pp_assist_ru", "MD5withRSA"],
      ["pp_assist_generous", "raw MD5"],
    ] as const;

    beforeEach(() => {
      suite.assist.setMerchant({ requestPublicKey: pem(own.publicKey) });
      suite.assist.setRules({ requestSignature: "MD5withRSA" });
    });

    const check = async (account: string): Promise<ConnectionCheckDTO> =>
      (
        await suite.api.post<ConnectionCheckDTO>(
          `/admin/assist/accounts/${account}/check`,
          {},
          suite.shop.admin,
        )
      ).data;
    const finding = async (account: string) =>
      (await check(account)).findings.find(({ code }) => code.startsWith("signature-"));

    it.each(forms)(
      "%s is paid by a signature of %s, and a changed amount is refused",
      async (provider, form) => {
        suite.assist.setRules({ requestSignature: form });
        const session = await suite.checkout.session(await suite.checkout.cart(), provider);
        expect((await suite.checkout.paymentForm(session)).fields).not.toHaveProperty("Checkvalue");
        await expect(suite.checkout.leaveFor(session, { OrderAmount: "1.00" })).rejects.toThrow("refused");
        const number = await suite.checkout.leaveFor(session);
        suite.assist.pay(number);
        const landing = await suite.checkout.comeBack(number);
        expect(landing.searchParams.get("assist")).toBe("paid");
        expect(suite.assist.totals(number)).toMatchObject({ captured: cartTotal });
      },
    );

    it("the connection check tells a right signature, its other form, and a key that Assist does not have", async () => {
      expect(codesOf(await check("ru"))).toEqual(
        expect.arrayContaining(["signature-right", "secret-word-right"]),
      );
      expect(await finding("generous")).toMatchObject({
        code: "signature-form",
        level: "error",
        setting: "signatureAlgorithm",
      });
      suite.assist.setMerchant({ requestPublicKey: pem(pair().publicKey) });
      expect(await finding("ru")).toMatchObject({ code: "signature-refused", level: "error" });
      // Its requests have a check value, too, which is enough.
      expect(await finding("hold")).toMatchObject({ code: "signature-refused", level: "warning" });
      expect(await finding("cancels")).toBeUndefined();
    });

    it("a lost answer proves nothing about the signature", async () => {
      suite.assist.faults.set({ service: "payrequest", fault: "reset-after", times: 1 });
      expect(codesOf(await check("ru"))).toContain("request-unclear");
    });

    it("an account without the key takes no payments, and says why", async () => {
      const answer = await suite.checkout.trySession(
        await suite.checkout.cart(),
        "pp_assist_reminds",
        undefined,
      );
      expect(answer.status).toBe(400);
      expect(answer.data.message).toContain("signatureKey");
    });
  },
  {
    providers: ["ru", "generous", "hold", "reminds"].map((id) => `pp_assist_${id}`),
    options: {
      accounts: {
        ...usual,
        ru: { ...usual.ru, signatureKey, signatureAlone: true },
        generous: { ...usual.generous, signatureKey, signatureAlone: true, signatureAlgorithm: "raw-md5" },
        hold: { ...usual.hold, signatureKey },
        reminds: { ...usual.reminds, signatureAlone: true },
      },
    },
  },
);
