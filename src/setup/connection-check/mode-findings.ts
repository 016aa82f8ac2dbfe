import { purposeOfHost } from "../../gateway";
import type { FindingDTO } from "../../contract/connection-check";

/** Test account or live one: what the account says of itself against its host and against Assist's answers. */
export function modeFindings(live: boolean, gateway: URL, testMode: boolean | undefined): FindingDTO[] {
  const facts = { host: gateway.hostname };
  if (testMode !== undefined && testMode === live) {
    return [
      live
        ? {
            code: "test-account-live",
            level: "error",
            setting: "live",
            facts,
            sentence:
              "The account is set to live, and Assist answers in test mode: shoppers would not be charged, and no order would be placed. Enter the host, Merchant_ID, login and password that Assist gave you for real payments.",
          }
        : {
            code: "live-account-test",
            level: "error",
            setting: "live",
            facts,
            sentence:
              "The account is set to test, and Assist answers in live mode: real money would be taken and no order placed. Set it to live, or use the test host.",
          },
    ];
  }
  const purpose = purposeOfHost(gateway.hostname);
  if (purpose === "test" && live) {
    return [
      {
        code: "test-host-live",
        level: "error",
        setting: "gatewayUrl",
        facts,
        sentence: `The account is set to live, and ${gateway.hostname} is one of Assist's test hosts. Going live, Assist gives you a new host, Merchant_ID and logins: change them all together.`,
      },
    ];
  }
  if (purpose === "live" && !live) {
    return [
      {
        code: "live-host-test",
        level: testMode === true ? "warning" : "error",
        setting: "live",
        facts,
        sentence: `The account is set to test, and ${gateway.hostname} takes real money. Set the account to live, or use the test host.`,
      },
    ];
  }
  if (testMode === undefined) return [];
  return [
    {
      code: "mode-right",
      level: "ok",
      facts: { mode: live ? "live" : "test" },
      sentence: live
        ? "Assist answers in live mode, as the account is set."
        : "Assist answers in test mode, as the account is set. No real money is taken.",
    },
  ];
}
