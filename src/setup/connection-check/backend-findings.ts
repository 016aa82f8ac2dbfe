import { isIP } from "node:net";
import type { FindingDTO } from "../../contract/connection-check";

/** Ports that Assist calls (protocol §1.7). */
const calledPorts = new Set(["443", "8443", "80", "8080"]);

/** Whether Assist can send its notifications to the Medusa server. Judged by the address alone; nothing is called. */
export function backendFindings(backendUrl: URL | undefined, live: boolean): FindingDTO[] {
  const setting = "backendUrl";
  if (!backendUrl) {
    return [
      {
        code: "backend-missing",
        level: "error",
        setting,
        sentence:
          'Set the plugin option backendUrl to the public address of the Medusa server, such as "https://api.shop.example".',
      },
    ];
  }
  const facts = { address: backendUrl.origin };
  const level = live ? "error" : "warning";
  if (isPrivateHost(backendUrl.hostname)) {
    return [
      {
        code: "backend-private",
        level,
        setting,
        facts,
        sentence: `Assist cannot reach ${backendUrl.origin}: it is an address of this machine or of a private network. No notification will come; the job finds payments within five minutes.`,
      },
    ];
  }
  const findings: FindingDTO[] = [];
  const port = backendUrl.port || (backendUrl.protocol === "https:" ? "443" : "80");
  if (!calledPorts.has(port)) {
    findings.push({
      code: "backend-port",
      level,
      setting,
      facts: { ...facts, port },
      sentence: `Assist calls the ports 443, 8443, 80 and 8080 only, and ${backendUrl.origin} names ${port}. No notification will come.`,
    });
  }
  if (live && backendUrl.protocol === "http:") {
    findings.push({
      code: "backend-http",
      level: "warning",
      setting,
      facts,
      sentence: `${backendUrl.origin} is not encrypted: notifications with customers' data travel in the open. Use https.`,
    });
  }
  return findings.length > 0
    ? findings
    : [
        {
          code: "backend-right",
          level: "ok",
          facts,
          sentence: `Assist can call ${backendUrl.origin}, by the look of the address. The test notification shows whether it gets through.`,
        },
      ];
}

const privateIpv4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const privateIpv6 = /^(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)$/i;
const privateNames = /(?:^|\.)(?:localhost|local|internal|lan|home|test|invalid|localdomain)$/i;

/** `hostname` as URL has it: IPv4 in its plain form, IPv6 in brackets. */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) === 4) return privateIpv4.test(bare);
  if (isIP(bare) === 6) return privateIpv6.test(bare);
  return privateNames.test(bare) || !bare.includes(".");
}
