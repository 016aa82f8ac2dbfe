/** 13 to 19 digits, perhaps grouped by single spaces or dashes: the shape of a whole card number. */
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** Hides whole card numbers inside a text: "4111111111111111" becomes "411111****1111". Other text stays. */
export function maskCardNumbers(text: string): string {
  return text.replace(cardNumber, (found) => {
    const digits = found.replace(/\D/g, "");
    return `${digits.slice(0, 6)}****${digits.slice(-4)}`;
  });
}
