import { isErip } from "../gateway/bill";
import type { Bill, BillMessage } from "../gateway/order";
import type { Gateway } from "../gateway/gateway";
import { billPath } from "../protocol/paths";
import { gatewayDate } from "../protocol/dates";
import { showAmount } from "../protocol/money";
import type { SentMessage } from "../types";

/** What customers were sent about their bills, oldest first; of one bill if its number is given. */
export function sentMessages(gateway: Gateway, origin: string, number?: string): SentMessage[] {
  return gateway.billMessages
    .map((message, index): SentMessage => ({
      id: String(index + 1),
      bill: message.bill.number,
      about: message.about,
      by: message.by,
      to: message.to,
      at: message.at.toISOString(),
      ...words(message, origin),
    }))
    .filter(({ bill }) => number === undefined || bill === number);
}

function words({ bill, about, by }: BillMessage, origin: string): { subject: string; text: string } {
  const texts = TEXTS[bill.language];
  const sum = `${showAmount(bill.amount)} ${bill.currency}`;
  const how = isErip(bill) ? texts.inErip(bill.number) : texts.byLink(origin + billPath(bill));
  const sentence =
    about === "revoked"
      ? texts.revoked(bill.number, sum)
      : `${texts.invoiced(bill.number, sum, gatewayDate(bill.payUntil))} ${how}`;
  if (by === "sms") return { subject: "", text: sentence };
  return { subject: texts.subject[about], text: `${texts.greeting(customer(bill))}\n\n${sentence}\n` };
}

function customer({ fields }: Bill): string {
  const { customer_lastname = "", customer_name = "", customer_middlename = "" } = fields;
  return [customer_lastname, customer_name, customer_middlename].filter((part) => part !== "").join(" ");
}

const TEXTS = {
  RU: {
    subject: { invoiced: "Вам выставлен счет для оплаты", revoked: "Счет аннулирован" },
    greeting: (name: string) => (name === "" ? "Здравствуйте!" : `Здравствуйте, ${name}!`),
    invoiced: (bill: string, sum: string, until: string) =>
      `Для вас сформирован счет № ${bill} на сумму ${sum}. Оплатить его можно до ${until} (GMT).`,
    byLink: (link: string) => `Ссылка для оплаты: ${link}`,
    inErip: (bill: string) => `Номер заказа в системе «Расчёт» (ЕРИП): ${bill}`,
    revoked: (bill: string, sum: string) => `Счет № ${bill} на сумму ${sum} аннулирован.`,
  },
  EN: {
    subject: { invoiced: "You have a bill to pay", revoked: "The bill was annulled" },
    greeting: (name: string) => (name === "" ? "Hello," : `Hello, ${name},`),
    invoiced: (bill: string, sum: string, until: string) =>
      `A bill No. ${bill} for ${sum} was made for you. You can pay it until ${until} (GMT).`,
    byLink: (link: string) => `Link for payment: ${link}`,
    inErip: (bill: string) => `Order number in the Raschet system (ERIP): ${bill}`,
    revoked: (bill: string, sum: string) => `Bill No. ${bill} for ${sum} was annulled.`,
  },
};
