import { isListed } from "../rights";
import { readSettings } from "../settings";

const rightsIn = (rights: unknown) => readSettings({ backendUrl: "https://api.shop.example", rights }).rights;

const anna = { id: "user_1", email: "anna@shop.example" };

describe("rights of staff", () => {
  it("without the option, everybody of the staff may do everything", () => {
    expect(isListed(rightsIn(undefined), "move-money", anna)).toBe(true);
    expect(isListed(rightsIn({}), "configure", { id: "apk_1" })).toBe(true);
  });

  it("with a list, only those on it, by e-mail or by id", () => {
    const rights = rightsIn({ moveMoney: [" anna@shop.example", "apk_1", "user_3"], configure: [] });
    expect(isListed(rights, "move-money", anna)).toBe(true);
    expect(isListed(rights, "move-money", { id: "apk_1" })).toBe(true);
    expect(isListed(rights, "move-money", { id: "user_3", email: "vera@shop.example" })).toBe(true);
    expect(isListed(rights, "move-money", { id: "user_2", email: "boris@shop.example" })).toBe(false);
    expect(isListed(rights, "move-money", { id: "user_2" })).toBe(false);
    expect(isListed(rights, "configure", anna)).toBe(false);
  });

  it.each(["Anna@shop.example", "anna@shop.example ", "user_3", "apk_1"])(
    "nobody gets another's right with the e-mail %p",
    (email) => {
      const rights = rightsIn({ moveMoney: ["anna@shop.example", "apk_1", "user_3"] });
      expect(isListed(rights, "move-money", { id: "user_2", email })).toBe(false);
    },
  );

  it("a list that is there and undefined gives nobody rights, and is said", () => {
    const given = { rights: { moveMoney: undefined, configure: ["anna@shop.example"] } };
    const { problems, rights } = readSettings(given);
    expect(isListed(rights, "move-money", anna)).toBe(false);
    expect(problems).toEqual([
      { setting: "options.rights.moveMoney", sentence: "options.rights.moveMoney: is there without a list." },
    ]);
  });

  it.each([{ movemoney: ["anna@shop.example"] }, { moveMoney: "anna@shop.example" }, "everybody", []])(
    "an option that cannot be read gives nobody rights: %j",
    (option) => {
      expect(isListed(rightsIn(option), "move-money", anna)).toBe(false);
      expect(isListed(rightsIn(option), "configure", anna)).toBe(false);
    },
  );
});
