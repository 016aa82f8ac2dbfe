/** Which gateway addresses a shop may name. */
export interface GatewayHostPolicy {
  /** Hosts beyond Assist's own, each "host" or "host:port", as the merchant's configuration names them. */
  extraHosts: readonly string[];
  /** Accept this machine, over http too: for the local simulator. */
  allowLoopback: boolean;
}

export type GatewayUrlCheck = { ok: true; url: URL } | { ok: false; sentence: string };

/** Assist's servers (protocol §1.1). The legacy `secure.assist.ru` speaks another protocol and is left out. */
const assistHosts: readonly RegExp[] = [
  /^payments\d{0,6}\.paysecure\.ru$/,
  /^payments\.(?:demo|t|d)\.paysecure\.ru$/,
  /^test\.paysecure\.ru$/,
  /^payments\.paysec\.by$/,
  /^pay\d{1,6}\.paysec\.by$/,
  /^test\.paysec\.by$/,
];

/**
 * The whole address in its plainest spelling. Checked on the text, before any parsing: credentials, backslashes,
 * tabs, percent signs, non-Latin letters, paths and queries have no place to hide.
 */
const plainAddress = /^(https?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*|\[::1\])(?::(\d{1,5}))?\/?$/i;
const loopback = /^(?:localhost|\[::1\]|127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const httpsPort = "443";

/** Those of Assist's servers that never reach a bank (protocol §1.1, §13). */
const testHosts: readonly RegExp[] = [
  /^payments\.(?:demo|t|d)\.paysecure\.ru$/,
  /^test\.paysecure\.ru$/,
  /^test\.paysec\.by$/,
];

/** Whether one of Assist's own servers is for tests or for real money; `undefined` for a host that is not Assist's. */
export function purposeOfHost(hostname: string): "test" | "live" | undefined {
  if (testHosts.some((pattern) => pattern.test(hostname))) return "test";
  return isAssistHost(hostname) ? "live" : undefined;
}

/** True for a host name of Assist itself (protocol §1.1), lower-case and without a port. */
export function isAssistHost(hostname: string): boolean {
  return assistHosts.some((pattern) => pattern.test(hostname));
}

/**
 * Decides whether money commands and credentials may be sent to an address.
 *
 * @param text the address as the merchant typed it, for example "https://payments.demo.paysecure.ru"
 * @returns the parsed address, or a sentence for the merchant. Never throws.
 */
export function checkGatewayUrl(text: unknown, policy: GatewayHostPolicy): GatewayUrlCheck {
  const match = typeof text === "string" ? plainAddress.exec(text) : null;
  const url = match && parseUrl(match[0]);
  const hostname = match?.[2]?.toLowerCase();
  // "127.1" and "2130706433" become 127.0.0.1 in the parser: only the spelling that survives parsing is accepted.
  if (!match || !url || hostname === undefined || url.hostname !== hostname) {
    return refused(
      "It must look like https://payments.paysecure.ru, with nothing before or after the host name.",
    );
  }
  if (loopback.test(hostname)) {
    return policy.allowLoopback
      ? { ok: true, url }
      : refused("This machine's own address needs the plugin option loopbackGateways.");
  }
  if (url.protocol !== "https:") return refused("It must begin with https://.");

  if (isExtraHost(url, policy.extraHosts)) return { ok: true, url };

  if (url.port !== "") return refused(`It must not name a port other than ${httpsPort}.`);

  if (!isAssistHost(hostname)) {
    return refused(
      "It is not one of Assist's servers. If Assist support gave you another host, add it to gatewayHosts in the configuration.",
    );
  }
  return { ok: true, url };
}

function isExtraHost(url: URL, extraHosts: readonly string[]): boolean {
  return extraHosts.some((host) => host.toLowerCase().replace(/:443$/, "") === url.host);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function refused(reason: string): GatewayUrlCheck {
  return { ok: false, sentence: `The gateway address cannot be used. ${reason}` };
}
