import i18next from "i18next";
import languages from "../i18n";
import { formatMoment } from "../moments";
import { sentenceOf, translated } from "../parts/failure";

/** As the js-sdk throws it. */
const answer = (status: number, message: string): Error => Object.assign(new Error(message), { status });

const readers = async (language: string) => {
  const instance = i18next.createInstance();
  await instance.init({ lng: language, fallbackLng: "en", resources: languages, ns: ["assist"] });
  return instance.getFixedT(null, "assist");
};

describe("what went wrong, told to the reader", () => {
  const said = answer(400, "The order lacks 1500.50 RUB; a bill cannot ask for more.");

  it("is the server's own sentence in English, and in a language that the panel does not have, with the sum as people write it", async () => {
    const shown = "The order lacks ₽1,500.50; a bill cannot ask for more.";
    expect(sentenceOf(said, await readers("en"))).toBe(shown);
    expect(sentenceOf(said, await readers("de"))).toBe(shown);
  });

  it("has moments by the reader's clock in English as well", async () => {
    const end = "2026-11-30T09:47:38.000Z";
    const sentence = `1750.00 RUB is only held, and from ${end} on the bank may let it go.`;
    expect(translated(sentence, await readers("en"))).toBe(
      `₽1,750.00 is only held, and from ${formatMoment(end, "en")} on the bank may let it go.`,
    );
    expect(
      translated("Enter an amount such as 1500.00, or AS100 1.5 MiB.", await readers("en")),
    ).toBeUndefined();
  });

  it("is that sentence in Russian, with the sum as it is written there", async () => {
    expect(sentenceOf(said, await readers("ru"))).toBe(
      "По заказу осталось оплатить 1\u00a0500,50\u00a0₽; выставить счёт на большую сумму нельзя.",
    );
  });

  it("is said by the panel itself where the server says nothing of use", async () => {
    const t = await readers("ru");
    expect(sentenceOf(new TypeError("Failed to fetch"), t)).toBe(
      languages.ru.assist.general.failure.unreachable,
    );
    expect(sentenceOf(answer(401, "Unauthorized"), t)).toBe(languages.ru.assist.general.failure.signedOut);
    expect(sentenceOf(answer(403, "Forbidden"), t)).toBe(languages.ru.assist.general.failure.forbidden);
    expect(sentenceOf(answer(500, ""), t)).toBe(languages.ru.assist.general.failure.unknown);
    expect(sentenceOf(answer(500, "An unknown error occurred."), t)).toBe(
      languages.ru.assist.general.failure.unknown,
    );
  });

  it("stays as it is where nobody has translated it", async () => {
    const t = await readers("ru");
    expect(sentenceOf(answer(400, "Cart has no region"), t)).toBe("Cart has no region");
    expect(translated("Cart has no region", t)).toBeUndefined();
  });
});
