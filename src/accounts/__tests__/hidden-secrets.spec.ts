import { parseMerchant, type Merchant } from "../../gateway";
import { hideSecrets } from "../hidden-secrets";

function merchant(secrets: { login: string; password: string; secretWord: string }): Merchant {
  const parsed = parseMerchant({
    gatewayUrl: "https://payments.demo.paysecure.ru",
    merchantId: "679471",
    ...secrets,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.merchant;
}

it("a secret that begins with another is hidden whole, within an account and across accounts", () => {
  const merchants = [
    merchant({ login: "assistdemo", password: "assistdemo1", secretWord: "assistdemo1-and-a-word" }),
    merchant({ login: "assistdemo1x", password: "anotherpassword", secretWord: "another word" }),
  ];
  expect(
    hideSecrets("assistdemo assistdemo1 assistdemo1-and-a-word assistdemo1x another word", merchants),
  ).toBe("[secret] [secret] [secret] [secret] [secret]");
});
