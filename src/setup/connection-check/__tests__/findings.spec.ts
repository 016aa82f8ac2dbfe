import type { Probe } from "../../../gateway";
import { backendFindings, isPrivateHost } from "../backend-findings";
import { gatewayFindings } from "../gateway-findings";
import { modeFindings } from "../mode-findings";

const codes = (findings: readonly { code: string; level: string }[]): string[] =>
  findings.map(({ code, level }) => `${code} ${level}`);

describe("the address to which notifications come", () => {
  it.each<[string, boolean, string[]]>([
    ["https://api.shop.example", true, ["backend-right ok"]],
    ["https://api.shop.example:8443", true, ["backend-right ok"]],
    ["http://api.shop.example:8080", false, ["backend-right ok"]],
    ["https://api.shop.example:9000", true, ["backend-port error"]],
    ["https://api.shop.example:9000", false, ["backend-port warning"]],
    ["http://api.shop.example", true, ["backend-http warning"]],
    ["http://localhost:9000", false, ["backend-private warning"]],
    ["https://10.1.2.3", true, ["backend-private error"]],
  ])("%s, live %s: %j", (address, live, expected) => {
    expect(codes(backendFindings(new URL(address), live))).toEqual(expected);
  });

  it("is missing", () => {
    expect(codes(backendFindings(undefined, false))).toEqual(["backend-missing error"]);
  });

  it("is private when nobody outside can know it", () => {
    const hosts = [
      "localhost",
      "127.0.0.1",
      "192.168.0.9",
      "172.16.0.1",
      "169.254.1.1",
      "100.64.0.1",
      "[::1]",
      "[fd00::1]",
      "[fe80::1]",
      "shop",
      "shop.local",
      "api.internal",
    ];
    expect(hosts.filter((host) => !isPrivateHost(new URL(`http://${host}`).hostname))).toEqual([]);
    const open = ["shop.example", "8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:4860::8888]"];
    expect(open.filter((host) => isPrivateHost(new URL(`http://${host}`).hostname))).toEqual([]);
  });
});

describe("what one question tells", () => {
  const now = new Date("2026-11-26T12:00:00Z");
  const unanswered = (obstacle: Probe["obstacle"]): Probe => ({
    outcome: { kind: "unknown", reason: "not-sent", certainlyNotSent: true, sentence: "No answer." },
    gatewayTime: undefined,
    obstacle,
  });

  it.each(["host-unknown", "certificate", "no-connection"] as const)("%s", (obstacle) => {
    const [finding] = gatewayFindings(unanswered(obstacle), "payments.example", now);
    expect(finding).toMatchObject({ code: obstacle, level: "error", setting: "gatewayUrl" });
    expect(finding?.sentence).toContain("payments.example");
  });

  it("says by how much and to which side the clock is wrong, and bears two minutes", () => {
    const at = (time: string) =>
      gatewayFindings({ ...unanswered("refused"), gatewayTime: new Date(time) }, "x", now)[0];
    expect(at("2026-11-26T11:58:00Z")).toMatchObject({ code: "clock-right" });
    expect(at("2026-11-26T11:50:00Z")).toMatchObject({
      code: "clock-wrong",
      facts: { minutes: "10", direction: "ahead" },
    });
    expect(at("2026-11-26T15:00:00Z")).toMatchObject({ facts: { minutes: "180", direction: "behind" } });
  });
});

describe("test or live", () => {
  it.each<[boolean, string, boolean | undefined, string[]]>([
    [false, "https://payments.demo.paysecure.ru", true, ["mode-right ok"]],
    [true, "https://payments.paysecure.ru", false, ["mode-right ok"]],
    [true, "https://payments.demo.paysecure.ru", true, ["test-account-live error"]],
    [true, "https://payments.demo.paysecure.ru", undefined, ["test-host-live error"]],
    [true, "https://test.paysec.by", false, ["test-host-live error"]],
    [false, "https://payments.paysecure.ru", false, ["live-account-test error"]],
    [false, "https://payments123.paysecure.ru", undefined, ["live-host-test error"]],
    [false, "https://pay140.paysec.by", true, ["live-host-test warning"]],
    [false, "https://assist.bank.example", undefined, []],
  ])("account live %s at %s, answers in test mode %s: %j", (live, host, testMode, expected) => {
    expect(codes(modeFindings(live, new URL(host), testMode))).toEqual(expected);
  });
});
