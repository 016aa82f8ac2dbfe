import type { Bill, BillLanguage } from "./bill";

/** What staff write to the customer, in the bill's language rather than the panel's. */
const texts: Record<BillLanguage, { subject: string; text: string }> = {
  RU: {
    subject: "Счёт на оплату заказа {number}",
    text: "Здравствуйте! Заказ {number}: к оплате {amount}. Ссылка для оплаты действует до {until}: {link}",
  },
  EN: {
    subject: "Payment for order {number}",
    text: "Hello! Order {number}: {amount} to pay. The payment link is good until {until}: {link}",
  },
};

export interface Shared {
  /** Of the order, as the customer knows it, such as "#12". */
  number: string;
  /** As people read it, in the bill's language. */
  amount: string;
  until: string;
  link: string;
}

export interface ShareLinks {
  whatsapp: string;
  telegram: string;
  sms: string;
  email: string;
  text: string;
}

/** Everything in an address is encoded, so that nothing of an order can add a recipient or break the text. */
export function shareLinks(
  language: BillLanguage,
  shared: Shared,
  customer: { email: string | null; phone: string | null },
): ShareLinks {
  const text = filled(texts[language].text, shared);
  const subject = filled(texts[language].subject, shared);
  const phone = internationalDigits(customer.phone);
  // Telegram shows the address first by itself, so the text does not repeat it.
  const withoutLink = filled(texts[language].text, { ...shared, link: "" })
    .trim()
    .replace(/:$/, ".");
  const encoded = encodeURIComponent;
  return {
    whatsapp: `https://wa.me/${phone ?? ""}?text=${encoded(text)}`,
    telegram: `https://t.me/share/url?url=${encoded(shared.link)}&text=${encoded(withoutLink)}`,
    sms: `sms:${phone === undefined ? "" : `+${phone}`}?&body=${encoded(text)}`,
    email: `mailto:${encoded(customer.email ?? "")}?subject=${encoded(subject)}&body=${encoded(text)}`,
    text,
  };
}

/** Digits with the country first, as messengers take them; Russia's inner 8 becomes 7. Undefined for what is no such number. */
export function internationalDigits(phone: string | null): string | undefined {
  const digits = (phone ?? "").replace(/\D/g, "");
  if (/^8\d{10}$/.test(digits)) return `7${digits.slice(1)}`;
  return /^[1-9]\d{9,14}$/.test(digits) ? digits : undefined;
}

/** A bill without a language speaks that of the reader. */
export function languageOf(bill: Pick<Bill, "language">, panelLanguage: string): BillLanguage {
  return bill.language ?? (panelLanguage.startsWith("ru") ? "RU" : "EN");
}

function filled(text: string, shared: Shared): string {
  const words: Record<string, string> = { ...shared };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? "");
}
