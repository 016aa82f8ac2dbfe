import { spawn } from "node:child_process";
import { once } from "node:events";
import { startSimulator, type Simulator } from "../index";
import { call, codes, get, post } from "./merchant";

let simulator: Simulator;
beforeEach(async () => (simulator = await startSimulator({ now: new Date("2026-03-10T12:00:00Z") })));
afterEach(() => simulator.close());
const open = (OrderNumber = "A-1") =>
  simulator.control.openOrder({ OrderNumber, OrderAmount: "150.00", OrderCurrency: "RUB" });
const remote = async (method: string, ...parameters: unknown[]) => {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${simulator.url}/_control/${method}`, {
    method: "POST",
    headers,
    body: JSON.stringify(parameters),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

describe("over HTTP", () => {
  it("does what the object does", async () => {
    await remote("openOrder", { OrderNumber: "A-1", OrderAmount: "150.00" });
    expect(await remote("pay", "A-1")).toMatchObject({
      status: 200,
      body: { state: "Approved", amount: "150.00" },
    });
    expect((await remote("totals", "A-1")).body).toEqual({
      held: "0.00",
      captured: "150.00",
      refunded: "0.00",
    });
    expect((await remote("clock.advance", { minutes: 5 })).body).toMatch(/^2026-03-10T12:05/);
    expect((await remote("requests")).body).toEqual([]);
    expect((await remote("notifications.idle")).body).toBeNull();
    await remote("openOrder", { OrderNumber: "A-2", OrderAmount: "1.00" });
    expect((await remote("decline", "A-2", null)).body).toMatchObject({
      operations: [{ responseCode: "AS102" }],
    });
  });

  it("tells what is wrong", async () => {
    expect(await remote("pay", "unknown")).toEqual({
      status: 400,
      body: { error: "Order unknown has no open attempt to pay" },
    });
    expect((await remote("toString")).status).toBe(404);
    expect((await remote("constructor.constructor", "return 1")).status).toBe(404);
  });

  it("is out of reach of another site's form", async () => {
    open();
    const form = await post(simulator, "/_control/pay", { x: '["A-1"]' });
    expect(form.status).toBe(415);
    expect((await get(simulator, "/_control/reset")).status).toBe(405);
    expect(simulator.control.ledger()).toEqual([]);
  });
});

describe("acts on the newest open attempt", () => {
  it("and throws when there is none", () => {
    open();
    simulator.control.decline("A-1");
    expect(() => simulator.control.pay("A-1")).toThrow("Order A-1 has no open attempt to pay");
    const { billnumber } = open();
    expect(simulator.control.pay("A-1").billnumber).toBe(billnumber);
    expect(() => open()).toThrow("already paid");
  });

  it("submitted first, decided later; never both attempts of a number", () => {
    open();
    simulator.control.submit("A-1");
    expect(() => simulator.control.pay("A-1")).toThrow("being processed");
    open();
    simulator.control.pay("A-1");
    expect(simulator.control.decide("A-1", "approve").state).toBe("Declined");
    expect(simulator.control.ledger("A-1")).toHaveLength(1);
  });

  it("accepts a second payment when the rule says so", () => {
    simulator.control.setRules({ secondPayment: "accept" });
    for (const captured of ["150.00", "300.00"]) {
      open();
      simulator.control.pay("A-1");
      expect(simulator.control.totals("A-1").captured).toBe(captured);
    }
  });

  it("refuses means that are not offered", () => {
    open();
    expect(() => simulator.control.pay("A-1", { means: "sbp" })).toThrow("only by card");
  });
});

describe("time", () => {
  it("ends what nobody paid, and what the shopper left to a silent bank", () => {
    open("A-1");
    open("A-2");
    simulator.control.submit("A-2");
    open("A-3");
    simulator.control.submit("A-3");
    simulator.control.abandon("A-3");
    simulator.control.clock.advance({ minutes: 30 });
    expect(simulator.control.orders().map(({ state }) => state)).toEqual([
      "Timeout",
      "In Process",
      "Timeout",
    ]);
    simulator.control.abandon("A-2");
    expect(simulator.control.orders("A-2")[0]?.state).toBe("Timeout");
  });

  it("moves everything into the past while the clock stands still", () => {
    simulator.control.openOrder({ OrderNumber: "A-1", OrderAmount: "1.00", Delay: "1" });
    simulator.control.pay("A-1");
    open("A-2");
    simulator.control.clock.elapse({ days: 2 });
    expect(simulator.control.clock.now()).toMatch(/^2026-03-10T12:00/);
    expect(simulator.control.orders("A-2")[0]?.state).toBe("Timeout");
    expect(simulator.control.ledger().at(-1)).toMatchObject({ kind: "hold" });
    expect(simulator.control.ledger().at(-1)?.at).toMatch(/^2026-03-08T12:00/);
    simulator.control.clock.elapse({ days: 5 });
    expect(simulator.control.ledger().at(-1)?.kind).not.toBe("hold");
    expect(simulator.control.ledger().at(-1)?.at).toMatch(/^2026-03-10T12:00/);
  });

  it("moves bills into the past too, and ends those whose time is over", () => {
    const bill = simulator.control.bills.create({ Bill: "B-1", Bill_amount: "1.00", Bill_currency: "RUB" });
    expect(bill.state).toBe("invoiced");
    simulator.control.clock.elapse({ days: 2 });
    expect(simulator.control.bills.list("B-1")[0]?.state).toBe("expired");
    expect(simulator.control.clock.now()).toMatch(/^2026-03-10T12:00/);
  });

  it("stamps what falls due with the moment it was due", () => {
    simulator.control.openOrder({ OrderNumber: "A-1", OrderAmount: "1.00", Delay: "1" });
    simulator.control.pay("A-1");
    simulator.control.clock.advance({ days: 30 });
    expect(simulator.control.ledger().at(-1)?.at).toMatch(/^2026-03-17T12:00/);
  });
});

it("reset forgets everything, and the clock returns to its start", async () => {
  open();
  simulator.control.pay("A-1");
  simulator.control.faults.set({ service: "all", fault: "status500" });
  simulator.control.clock.advance({ days: 1 });
  simulator.control.reset();
  expect([
    simulator.control.orders(),
    simulator.control.ledger(),
    simulator.control.requests(),
    simulator.control.faults.list(),
  ]).toEqual([[], [], [], []]);
  expect(simulator.control.clock.now()).toMatch(/^2026-03-10T12:00/);
  expect(codes(await call(simulator, "orderstate", { OrderNumber: "A-1" }))).toBe("10/201");
});

it("logs names as received and masks passwords", async () => {
  await call(simulator, "orderstate", { OrderNumber: "A-1" });
  expect(simulator.control.requests()).toEqual([
    {
      at: expect.any(String),
      method: "POST",
      path: "/orderstate/orderstate.cfm",
      contentType: expect.stringContaining("x-www-form-urlencoded"),
      query: {},
      fields: {
        Merchant_ID: "679471",
        Login: "assist_demo",
        Password: "***",
        Format: "3",
        OrderNumber: "A-1",
      },
    },
  ]);
});

it("a taken port is told, not hung upon", async () => {
  await expect(startSimulator({ port: Number(new URL(simulator.url).port) })).rejects.toThrow("EADDRINUSE");
});

it("as a program prints its address and stops on SIGTERM", async () => {
  const program = spawn(
    process.execPath,
    // Not by tsx's own program: it passes a signal on only to a child that answers it within milliseconds.
    ["--require", require.resolve("tsx/cjs"), require.resolve("../program"), "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(program.stdout, "data")) as [Buffer];
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
  expect((await fetch(`${address}/pay/pay.cfm`)).status).toBe(404);
  program.kill("SIGTERM");
  expect(await once(program, "exit")).toEqual([0, null]);
});
