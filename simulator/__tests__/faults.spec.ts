import http from "node:http";
import { checkValue, startSimulator, type FaultName, type FaultSetting, type Simulator } from "../index";
import { call, codes, credentials, paths, value } from "./merchant";

let simulator: Simulator;
let billnumber: string;
beforeEach(async () => {
  simulator = await startSimulator();
  simulator.control.openOrder({
    OrderNumber: "A-1",
    OrderAmount: "150.00",
    OrderCurrency: "RUB",
    Delay: "1",
  });
  billnumber = simulator.control.pay("A-1").billnumber;
});
afterEach(() => simulator.close());

const charged = () => simulator.control.totals("A-1").captured === "150.00";
const set = (fault: FaultName, more: Partial<FaultSetting> = {}) =>
  simulator.control.faults.set({ service: "charge", fault, ...more });

interface Seen {
  status?: number;
  declared?: number;
  bytes: Buffer;
  error?: string;
  complete: boolean;
}

/** A charge over a connection of its own; `enough` ends it from our side. */
function charge(enough: (seen: Seen) => boolean = () => false): Promise<Seen> {
  const seen: Seen = { bytes: Buffer.alloc(0), complete: false };
  const body = new URLSearchParams({ ...credentials, Format: "3", Billnumber: billnumber }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve({ ...seen, error: error.code ?? error.message });
    const request = http.request(
      simulator.url + paths.charge,
      { method: "POST", headers, agent: false },
      (response) => {
        seen.status = response.statusCode ?? 0;
        seen.declared = Number(response.headers["content-length"]);
        response.on("error", failed);
        response.on("data", (part: Buffer) => {
          seen.bytes = Buffer.concat([seen.bytes, part]);
          if (!enough(seen)) return;
          request.destroy();
          resolve(seen);
        });
        response.on("end", () => resolve({ ...seen, complete: response.complete }));
      },
    );
    request.on("error", failed);
    request.end(body);
  });
}

describe("the connection", () => {
  it.each<[FaultName, boolean]>([
    ["refuse", false],
    ["reset-before", false],
    ["reset-after", true],
  ])("%s: reset without a byte, acted: %s", async (fault, acted) => {
    set(fault);
    expect(await charge()).toMatchObject({ error: "ECONNRESET", bytes: Buffer.alloc(0) });
    expect(charged()).toBe(acted);
    expect(simulator.control.requests().filter(({ path }) => path === paths.charge)).toHaveLength(
      fault === "refuse" ? 0 : 1,
    );
  });

  it("reset-mid: half of the promised answer, after the act", async () => {
    set("reset-mid");
    const seen = await charge();
    expect(seen.error).toBe("ECONNRESET");
    expect(seen.bytes.length).toBe((seen.declared ?? 0) >> 1);
    expect(charged()).toBe(true);
  });

  it("hang: no answer until cleared, then a reset, and no act", async () => {
    set("hang");
    const pending = charge();
    await requestArrives();
    simulator.control.faults.clear();
    expect(await pending).toMatchObject({ error: "ECONNRESET" });
    expect(charged()).toBe(false);
  });

  it("hang after the act: the answer comes once cleared", async () => {
    set("hang", { act: true });
    const pending = charge();
    await requestArrives();
    expect(charged()).toBe(true);
    simulator.control.faults.clear();
    expect((await pending).bytes.toString()).toContain("AS000");
  });

  it("drip: one byte at a time", async () => {
    set("drip", { milliseconds: 1 });
    const seen = await charge(({ bytes }) => bytes.length >= 5);
    expect(seen.bytes.toString()).toBe("<?xml");
    expect(seen.declared).toBeGreaterThan(1000);
  });

  it("slow: late, but whole", async () => {
    set("slow", { milliseconds: 1 });
    expect((await charge()).complete).toBe(true);
  });

  it("endless: the body goes on", async () => {
    set("endless");
    const seen = await charge(({ bytes }) => bytes.length > 100_000);
    expect(seen.declared).toBeNaN();
    expect(charged()).toBe(false);
  });
});

describe("the body", () => {
  it("truncate: whole HTTP, half of the XML", async () => {
    set("truncate");
    const seen = await charge();
    expect(seen.complete).toBe(true);
    expect(seen.bytes.toString()).not.toContain("</result>");
    expect(charged()).toBe(true);
  });

  it.each<[FaultName, number, (body: string) => boolean]>([
    ["html", 200, (body) => body.includes("<html>")],
    ["status500", 500, () => true],
    ["empty", 200, (body) => body === ""],
    ["huge", 200, (body) => body.length > 10 * 1024 * 1024],
    ["hostile-xml", 200, (body) => body.includes("<!ENTITY lol9") && body.includes("file:///etc/hostname")],
    ["hostile-json", 200, (body) => body.includes('"__proto__"') && body.includes("[".repeat(100_000))],
  ])("%s, with the act or without", async (fault, status, looksRight) => {
    set(fault, { times: 1 });
    const seen = await charge();
    expect([seen.status, seen.complete, looksRight(seen.bytes.toString())]).toEqual([status, true, true]);
    expect(charged()).toBe(false);
    set(fault, { act: true });
    await charge();
    expect(charged()).toBe(true);
  });

  it("wrong-encoding: says UTF-8, is not", async () => {
    set("wrong-encoding");
    const { bytes } = await charge();
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
    expect(new TextDecoder("windows-1251").decode(bytes)).toContain("Завершено успешно");
  });

  it("a foreign entity that is fetched shows in the request log", async () => {
    set("hostile-xml");
    const link = /SYSTEM "(http[^"]+)"/.exec((await charge()).bytes.toString())?.[1] ?? "";
    await fetch(link);
    expect(simulator.control.requests().map(({ path }) => path)).toContain("/hostile-xml-was-here");
  });
});

describe("the content", () => {
  const state = () => call(simulator, "orderstate", { OrderNumber: "A-1" });
  const x = (number: string, amount: string) =>
    checkValue("demo-secret-word", `679471${number}${amount}RUBDelayed`);

  it("wrong-checkvalue: all right but the check value", async () => {
    simulator.control.faults.set({ service: "orderstate", fault: "wrong-checkvalue" });
    const answer = await state();
    expect([value(answer, "orderstate"), value(answer, "checkvalue")]).toEqual(["Delayed", "0".repeat(32)]);
  });

  it("other-order and wrong-amount: consistent, rightly signed, and about something else", async () => {
    simulator.control.faults.set({ service: "orderstate", fault: "other-order", times: 1 });
    const other = await state();
    expect(value(other, "ordernumber")).not.toBe("A-1");
    expect(value(other, "checkvalue")).toBe(x(value(other, "ordernumber") ?? "", "150.00"));
    simulator.control.faults.set({ service: "orderstate", fault: "wrong-amount", times: 1 });
    const wrong = await state();
    expect([value(wrong, "orderamount"), value(wrong, "checkvalue")]).toEqual(["151.00", x("A-1", "151.00")]);
    expect(value(await state(), "orderamount")).toBe("150.00");
  });

  it.each<[FaultName, string]>([
    ["busy", "12/201"],
    ["rate-limited", "1/3"],
    ["internal-error", "2/1"],
  ])("%s answers %s, also after the act", async (fault, pair) => {
    set(fault, { times: 1 });
    expect(codes(await call(simulator, "charge", { Billnumber: billnumber }))).toBe(pair);
    expect(charged()).toBe(false);
    set(fault, { act: true });
    expect(codes(await call(simulator, "charge", { Billnumber: billnumber }))).toBe(pair);
    expect(charged()).toBe(true);
  });

  it("declined-operation: 0/0, but AS100 and no money", async () => {
    set("declined-operation", { times: 1 });
    const answer = await call(simulator, "charge", { Billnumber: billnumber });
    expect([codes(answer), value(answer, "responsecode"), value(answer, "orderstate")]).toEqual([
      "0/0",
      "AS100",
      "Delayed",
    ]);
    expect(charged()).toBe(false);
    expect(codes(await call(simulator, "charge", { Billnumber: billnumber }))).toBe("0/0");
  });
});

describe("which requests are hit", () => {
  const state = async () => codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }));

  it("skip and times", async () => {
    simulator.control.faults.set({ service: "orderstate", fault: "busy", skip: 1, times: 1 });
    expect([await state(), await state(), await state()]).toEqual(["0/0", "12/201", "0/0"]);
  });

  it("one order number, by number or billnumber", async () => {
    simulator.control.faults.set({ service: "all", fault: "busy", orderNumber: "A-2" });
    expect(await state()).toBe("0/0");
    simulator.control.faults.set({ service: "all", fault: "busy", orderNumber: "A-1" });
    expect(await state()).toBe("12/201");
    expect(codes(await call(simulator, "charge", { Billnumber: `${billnumber}.1` }))).toBe("12/201");
  });

  it("all services, order.cfm and payrequest too, but never the control", async () => {
    simulator.control.faults.set({ service: "all", fault: "refuse" });
    for (const path of Object.values(paths))
      await expect(fetch(simulator.url + path, { method: "POST" })).rejects.toThrow();
    const cleared = await fetch(`${simulator.url}/_control/faults.clear`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    expect(cleared.status).toBe(200);
    expect(await state()).toBe("0/0");
  });
});

/** Waits, without sleeping, until the charge is in the simulator's hands. */
async function requestArrives(): Promise<void> {
  while (!simulator.control.requests().some(({ path }) => path === paths.charge))
    await new Promise((resolve) => setImmediate(resolve));
}
