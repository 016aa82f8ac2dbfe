import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { card, login, password } from "./canaries";

/** `asked` is the body of the request, `answer` that of the true answer. */
export type Echo = (asked: string, answer: string) => { status: number; body: string };

/** How a gateway may hand back what it was sent. */
export const echoes: Record<string, Echo> = {
  "in the messages of a true answer": (asked, answer) => {
    const said = `${asked} card ${card.number}`.replace(/[<>&"\\]/g, " ");
    const body = answer
      .replace(
        /<(message|customermessage|recommendation|approvalcode|meantypename|bill_comment|bill_status)>[^<]*</g,
        (_all, name) => `<${String(name)}>${said}<`,
      )
      .replace(/<meannumber>[^<]*</g, `<meannumber>${card.number}<`)
      .replace("</operation>", `<cardnumber>${card.number}</cardnumber><cvc2>${card.cvc}</cvc2></operation>`)
      .replace(
        /"(message|customermessage|recommendation|approvalcode)":"[^"]*"/g,
        (_all, name) => `"${String(name)}":"${said}"`,
      );
    return { status: 200, body };
  },
  "in a page with an error": (asked) => ({
    status: 500,
    body: `<html><h1>Error Occurred While Processing Request</h1><pre>${asked}</pre></html>`,
  }),
  "in a refusal": (asked) => ({
    status: 200,
    body: `<?xml version="1.0"?><result firstcode="7" secondcode="101"><message>${asked.replaceAll("&", " ")}</message></result>`,
  }),
  "in a refusal as JSON": (asked) => ({
    status: 200,
    body: JSON.stringify({ fault: { firstcode: 7, secondcode: 101, faultstring: asked } }),
  }),
  "in the codes": () => ({
    status: 200,
    body: `<result firstcode="${password}" secondcode="${login}"><${password}/><${password}/></result>`,
  }),
};

/** A gateway before the true one, which adds an echo to its answers. */
export class EchoingGateway {
  echo: Echo = EchoingGateway.silent;
  /** What it was sent. */
  readonly asked: { path: string; body: string }[] = [];
  static readonly silent: Echo = (_asked, answer) => ({ status: 200, body: answer });
  private gatewayUrl = "";
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** `gatewayUrl`: the true gateway. */
  async listen(port: number, gatewayUrl: string): Promise<void> {
    this.gatewayUrl = gatewayUrl;
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
  }

  /** What it was sent is forgotten, and it tells the truth. */
  reset(): void {
    this.echo = EchoingGateway.silent;
    this.asked.length = 0;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await text(request);
    const type = { "content-type": request.headers["content-type"] ?? "" };
    const address = new URL(request.url ?? "", this.gatewayUrl);
    const answer = await fetch(address, { method: "POST", body: asked, headers: type, redirect: "manual" });
    const body = await answer.text();
    const isPage = address.pathname.startsWith("/pay/");
    if (!isPage) this.asked.push({ path: address.pathname, body: asked });
    const echoed = isPage ? { status: answer.status, body } : this.echo(decodeURIComponent(asked), body);
    response.writeHead(
      echoed.status,
      Object.fromEntries(
        ["content-type", "location"].flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
    );
    response.end(echoed.body);
  }
}
