/** Markup whose values have been escaped. Built only by {@link html}, so an unescaped value cannot get into a page. */
export class Markup {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(value: string): string {
  return value.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Template tag: every value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
  const parts = values.map((value) => {
    if (Array.isArray(value)) return value.map((markup) => markup.text).join("");
    return value instanceof Markup ? value.text : escapeText(value);
  });
  return new Markup(strings.reduce((text, string, index) => text + string + (parts[index] ?? ""), ""));
}
