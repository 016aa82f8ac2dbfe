import { startSimulator, type Simulator, type SimulatorOptions } from "../index";
import { call, codes, value } from "./merchant";

let simulator: Simulator;
const start = async (options: SimulatorOptions = {}) =>
  (simulator = await startSimulator({ now: new Date("2026-03-01T09:00:00Z"), ...options }));
afterEach(() => simulator.close());

const terms = {
  RecurringIndicator: "1",
  RecurringMinAmount: "100.00",
  RecurringMaxAmount: "500.00",
  RecurringPeriod: "30",
  RecurringMaxDate: "01.06.2026",
};
const subscribed = (more: Record<string, string> = {}, choice?: { means: "sbp" }) => {
  simulator.control.openOrder({
    ...{ OrderNumber: "A-1", OrderAmount: "150.00", OrderCurrency: "RUB" },
    ...terms,
    ...more,
  });
  return simulator.control.pay("A-1", choice).billnumber;
};
const charge = (BillNumber: string, more: Record<string, string> = {}) =>
  call(simulator, "rp", { BillNumber, OrderNumber: "A-2", Amount: "200.00", Currency: "RUB", ...more });
const second = () => simulator.control.orders("A-2").at(-1);

describe("rp", () => {
  it("takes another payment of a subscription, as an order of its own", async () => {
    await start();
    const billnumber = subscribed();
    expect(simulator.control.subscriptions.list()).toEqual([
      {
        ...{ orderNumber: "A-1", billnumber, min: "100.00", max: "500.00", currency: "RUB" },
        ...{ periodDays: 30, lastDay: "2026-06-01", canceled: false },
      },
    ]);
    const answer = await charge(`${billnumber}.1`, { OrderComment: "March" });
    expect(codes(answer)).toBe("0/0");
    const told = ["responsecode", "orderstate", "operationtype", "ordernumber", "amount", "ordercomment"];
    expect(told.map((name) => value(answer, name))).toEqual([
      "AS000",
      "Approved",
      "100",
      "A-2",
      "200.00",
      "March",
    ]);
    expect(value(answer, "billnumber")).not.toMatch(new RegExp(`^${billnumber}`));
    expect(simulator.control.totals("A-2")).toMatchObject({ captured: "200.00" });
    expect(simulator.control.totals("A-1")).toMatchObject({ captured: "150.00" });
  });

  it("holds the money where the first payment was held, but never by SBP", async () => {
    await start({ rules: { sbpInTwoStages: "taken at once" } });
    expect(value(await charge(subscribed({ Delay: "1" })), "orderstate")).toBe("Delayed");
    simulator.control.reset();
    const bySbp = subscribed({ Delay: "1", FastPayPayment: "1" }, { means: "sbp" });
    expect(value(await charge(bySbp), "orderstate")).toBe("Approved");
  });

  it.each([
    ["a payment that is no subscription", { RecurringIndicator: "0" }, {}, "10/320"],
    ["less than was agreed", {}, { Amount: "99.99" }, "17/108"],
    ["more than was agreed", {}, { Amount: "500.01" }, "17/108"],
    ["no amount", {}, { Amount: "", Currency: "" }, "3/108"],
    ["no number", {}, { OrderNumber: "" }, "3/107"],
    ["a number that is paid already", {}, { OrderNumber: "A-1" }, "11/201"],
    ["a billnumber that is none", {}, { BillNumber: "1" }, "4/143"],
    ["another's billnumber", {}, { BillNumber: "5999999000000001" }, "10/320"],
  ] as const)("refuses %s", async (_what, first, later, pair) => {
    await start();
    const billnumber = subscribed(first);
    expect(codes(await charge(billnumber, later))).toBe(pair);
    expect(simulator.control.ledger()).toHaveLength(1);
  });

  it("refuses after the last day, once it was canceled, and where the processing takes none", async () => {
    await start();
    const billnumber = subscribed();
    simulator.control.clock.advance({ days: 93 });
    expect(codes(await charge(billnumber))).toBe("15/320");
    simulator.control.reset();
    const other = subscribed();
    simulator.control.subscriptions.cancel(other);
    expect(codes(await charge(other))).toBe("15/320");
    simulator.control.reset();
    simulator.control.setMerchant({ recurring: false });
    expect(codes(await charge(subscribed()))).toBe("10/320");
  });

  it("another currency closes the order with an error, as does a card past its date, or a bank that declines", async () => {
    await start();
    const billnumber = subscribed({ RecurringMaxDate: "01.06.2036" });
    expect(value(await charge(billnumber, { Currency: "USD" }), "responsecode")).toBe("AS100");
    expect(second()?.state).toBe("Declined");
    simulator.control.faults.set({ service: "rp", fault: "declined-operation", times: 1 });
    expect(value(await charge(billnumber), "responsecode")).toBe("AS100");
    expect(value(await charge(billnumber), "responsecode")).toBe("AS000");
    simulator.control.clock.advance({ days: 5 * 366 });
    expect(value(await charge(billnumber, { OrderNumber: "A-3" }), "responsecode")).toBe("AS101");
    expect(simulator.control.totals("A-3")).toMatchObject({ captured: "0.00" });
  });

  it("is lost on its way like any other service", async () => {
    await start();
    const billnumber = subscribed();
    simulator.control.faults.set({ service: "rp", fault: "reset-after", times: 1 });
    await expect(charge(billnumber)).rejects.toThrow();
    expect(second()?.state).toBe("Approved");
    simulator.control.faults.set({ service: "rp", fault: "reset-before", times: 1 });
    await expect(charge(billnumber, { OrderNumber: "A-3" })).rejects.toThrow();
    expect(simulator.control.orders("A-3")).toEqual([]);
  });
});
