import { randomBytes } from "node:crypto";
import type { MedusaResponse } from "@medusajs/framework/http";
import { html, Markup } from "./html";

const style = `
:root{color-scheme:light dark;--ink:#1d2430;--soft:#5b6472;--paper:#f5f6f8;--card:#fff;--line:#e3e6eb;--accent:#1f5eff}
@media(prefers-color-scheme:dark){:root{--ink:#eef1f6;--soft:#a3adbb;--paper:#12151b;--card:#1a1f28;--line:#2b323e;--accent:#7aa2ff}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:420px;background:var(--card);border:1px solid var(--line);border-radius:16px;padding:32px 28px}
h1{font-size:20px;line-height:1.3;margin:0 0 8px;font-weight:600;text-wrap:balance}
p{margin:0;color:var(--soft);text-wrap:pretty}
.amount{font-size:28px;font-weight:600;color:var(--ink);margin:0 0 16px;font-variant-numeric:tabular-nums}
.button{display:block;width:100%;margin-top:24px;padding:13px 18px;border:0;border-radius:10px;background:var(--accent);color:#fff;
font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
@media(prefers-color-scheme:dark){.button{color:#0d1117}}
.way{margin-top:24px}
.way a{color:var(--accent)}
.button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
`;

export interface Page {
  status: number;
  lang: string;
  title: string;
  body: Markup;
  /** Runs in the page; must hold nothing that came from outside. */
  script?: string;
  /** The page opens this address by itself, also without scripts; relative, and nothing that came from outside. */
  next?: { afterSeconds: number; address: string };
  /** Where the page's form may go. */
  formTarget?: string;
}

/** Sends a page of ours. It is never cached, framed or indexed, and runs nothing but its own script. */
export function sendPage(response: MedusaResponse, page: Page): void {
  const nonce = randomBytes(16).toString("base64");
  // Redirects after a form submission count as form targets, and Assist may lead on to a bank's own page.
  const formAction = page.formTarget ? `form-action https: ${page.formTarget}` : "form-action 'none'";
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
  const next = page.next
    ? html`
<meta http-equiv="refresh" content="${String(page.next.afterSeconds)};url=${page.next.address}">`
    : "";
  const document = html`<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${next}
<title>${page.title}</title>
<style nonce="${nonce}">${new Markup(style)}</style>
</head>
<body><main>${page.body}</main>${page.script ? html`<script nonce="${nonce}">${new Markup(page.script)}</script>` : ""}</body>
</html>`;
  response
    .status(page.status)
    .set({
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": policy,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
    })
    .send(document.text);
}

/** Sends the shopper on; like the pages, never cached. */
export function sendOn(response: MedusaResponse, url: URL): void {
  response.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" }).redirect(303, url.href);
}
