import { internationalDigits, languageOf, shareLinks } from "../bills/share";

const shared = {
  number: "#12",
  amount: "1 750,00 ₽",
  until: "29 нояб. 2026 г., 14:05",
  link: "https://assist.example/bill/paybill.cfm?ID=a%2Fb&x=1",
};

describe("a message that is ready to be sent", () => {
  it("is in the bill's language and has number, amount, date and link", () => {
    const { text } = shareLinks("RU", shared, { email: null, phone: null });
    for (const part of Object.values(shared)) expect(text).toContain(part);
    expect(text).toMatch(/^Здравствуйте/);
    expect(shareLinks("EN", shared, { email: null, phone: null }).text).toMatch(/^Hello/);
  });

  it("arrives whole in every messenger, to the customer where one is known", () => {
    const links = shareLinks("RU", shared, { email: "anna@shopper.example", phone: "8 (900) 123-45-67" });
    const whatsapp = new URL(links.whatsapp);
    expect(whatsapp.pathname).toBe("/79001234567");
    expect(whatsapp.searchParams.get("text")).toBe(links.text);
    const telegram = new URL(links.telegram);
    expect(telegram.searchParams.get("url")).toBe(shared.link);
    expect(telegram.searchParams.get("text")).toMatch(/14:05\.$/);
    expect(links.sms).toBe(`sms:+79001234567?&body=${encodeURIComponent(links.text)}`);
    const email = new URL(links.email);
    expect(decodeURIComponent(email.pathname)).toBe("anna@shopper.example");
    expect(email.searchParams.get("body")).toBe(links.text);
  });

  it("of an ERIP bill tells the number instead of a link", () => {
    const { link: _link, ...rest } = shared;
    const links = shareLinks("RU", { ...rest, erip: "000001" }, { email: null, phone: null });
    expect(links.text).toContain("ЕРИП. Номер счёта 000001");
    expect(new URL(links.telegram).searchParams.get("url")).toBe(links.text);
  });

  it("goes to nobody but the customer, whatever an order's e-mail says", () => {
    const { email } = shareLinks("EN", shared, { email: "a@b.example?bcc=c@d.example&body=x", phone: null });
    expect([...new URL(email).searchParams.keys()]).toEqual(["subject", "body"]);
  });

  it("leaves the number to the messenger when it is none", () => {
    expect([null, "", "12-34", "call me", "00123456789012345"].map(internationalDigits)).toEqual(
      new Array(5).fill(undefined),
    );
    expect(internationalDigits("+375 29 123-45-67")).toBe("375291234567");
  });

  it("of a bill without a language speaks that of the panel", () => {
    expect(languageOf({ language: null }, "ru")).toBe("RU");
    expect(languageOf({ language: null }, "de")).toBe("EN");
    expect(languageOf({ language: "RU" }, "en")).toBe("RU");
  });
});
