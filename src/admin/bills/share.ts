import type { BillDTO, BillKind, BillLanguage } from "../../contract/bills";

/** What staff write to the customer, in the bill's language rather than the panel's. */
const texts: Record<BillLanguage, Record<"subject" | BillKind, string>> = {
  RU: {
    subject: "Счёт на оплату заказа {number}",
    link: "Здравствуйте! Заказ {number}: к оплате {amount}. Ссылка для оплаты действует до {until}: {link}",
    erip: "Здравствуйте! Заказ {number}: к оплате {amount} в ЕРИП. Номер счёта {erip}, действует до {until}.",
  },
  EN: {
    subject: "Payment for order {number}",
    link: "Hello! Order {number}: {amount} to pay. The payment link is good until {until}: {link}",
    erip: "Hello! Order {number}: {amount} to pay in ERIP. The bill's number is {erip}, good until {until}.",
  },
};

export type Shared = {
  /** Of the order, as the customer knows it, such as "#12". */
  number: string;
  /** As people read it, in the bill's language. */
  amount: string;
  until: string;
} & ({ link: string } | { erip: string });

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
  const template = texts[language];
  const text = filled("link" in shared ? template.link : template.erip, shared);
  const subject = filled(template.subject, shared);
  const phone = internationalDigits(customer.phone);
  const encoded = encodeURIComponent;
  return {
    whatsapp: `https://wa.me/${phone ?? ""}?text=${encoded(text)}`,
    telegram: telegramAddress("link" in shared ? shared.link : undefined, text),
    sms: `sms:${phone === undefined ? "" : `+${phone}`}?&body=${encoded(text)}`,
    email: `mailto:${encoded(customer.email ?? "")}?subject=${encoded(subject)}&body=${encoded(text)}`,
    text,
  };
}

/** Telegram wants an address, and shows it first by itself, so that the text does not repeat it. */
function telegramAddress(link: string | undefined, text: string): string {
  if (link === undefined) return `https://t.me/share/url?url=${encodeURIComponent(text)}`;
  const withoutLink = text.replace(link, "").trim().replace(/:$/, ".");
  return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(withoutLink)}`;
}

/** Digits with the country first, as messengers take them; Russia's inner 8 becomes 7. Undefined for what is no such number. */
export function internationalDigits(phone: string | null): string | undefined {
  const digits = (phone ?? "").replace(/\D/g, "");
  if (/^8\d{10}$/.test(digits)) return `7${digits.slice(1)}`;
  return /^[1-9]\d{9,14}$/.test(digits) ? digits : undefined;
}

/** A bill without a language speaks that of the reader. */
export function languageOf(bill: Pick<BillDTO, "language">, panelLanguage: string): BillLanguage {
  return bill.language ?? (panelLanguage.startsWith("ru") ? "RU" : "EN");
}

function filled(text: string, shared: Shared): string {
  const words: Record<string, string> = { ...shared };
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? "");
}
