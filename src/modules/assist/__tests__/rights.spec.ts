import { isListed } from "../rights";
import { readSettings } from "../settings";

const rightsIn = (rights: unknown) =>
  readSettings({ backendUrl: "https://api.shop.example", rights }, { production: true }).rights;

describe("rights of staff", () => {
  it("without the option, everybody of the staff may do everything", () => {
    expect(isListed(rightsIn(undefined), "move-money", ["user_1", "anna@shop.example"])).toBe(true);
    expect(isListed(rightsIn({}), "configure", [])).toBe(true);
  });

  it("with a list, only those on it, by e-mail in any case or by id", () => {
    const rights = rightsIn({ moveMoney: [" Anna@Shop.example", "apk_1"], configure: [] });
    expect(isListed(rights, "move-money", ["user_1", "anna@shop.example"])).toBe(true);
    expect(isListed(rights, "move-money", ["apk_1"])).toBe(true);
    expect(isListed(rights, "move-money", ["user_2", "boris@shop.example"])).toBe(false);
    expect(isListed(rights, "move-money", [])).toBe(false);
    expect(isListed(rights, "configure", ["user_1", "anna@shop.example"])).toBe(false);
  });

  it.each([{ movemoney: ["anna@shop.example"] }, { moveMoney: "anna@shop.example" }, "everybody", []])(
    "an option that cannot be read gives nobody rights: %j",
    (option) => {
      expect(isListed(rightsIn(option), "move-money", ["anna@shop.example"])).toBe(false);
      expect(isListed(rightsIn(option), "configure", ["anna@shop.example"])).toBe(false);
    },
  );
});
