import { startSimulator, type Rules, type Simulator } from "../index";

let simulator: Simulator;
afterEach(() => simulator.close());

const base = { OrderNumber: "A-1", OrderAmount: "150.00", OrderCurrency: "RUB" };
async function opened(fields: Record<string, string>, rules: Partial<Rules>) {
  simulator = await startSimulator({ rules });
  return simulator.control.openOrder({ ...base, ...fields });
}

describe("what the rules make of a request", () => {
  it.each([
    ["0", "as asked", "Approved"],
    ["1", "as asked", "Delayed"],
    ["0", "two", "Delayed"],
    ["1", "one", "Approved"],
  ] as const)("Delay=%s, taken %s: %s", async (delay, paidStage, state) => {
    await opened({ Delay: delay }, { paidStage });
    expect(simulator.control.pay("A-1")).toMatchObject({ state, paidBy: "card" });
  });

  it("SBP on a page of two stages is not offered, or is offered and taken at once", async () => {
    const both = { Delay: "1", FastPayPayment: "1" };
    expect((await opened(both, {})).means).toEqual(["card"]);
    await simulator.close();
    expect(await opened(both, { sbpInTwoStages: "taken at once" })).toMatchObject({
      means: ["card", "sbp"],
      paidBy: null,
    });
    expect(simulator.control.pay("A-1", { means: "sbp" })).toMatchObject({
      state: "Approved",
      paidBy: "sbp",
    });
  });

  it.each([
    ["ignored", "0"],
    ["honoured", "1"],
  ] as const)("TestMode of a live merchant is %s: testmode %s", async (testModeParameter, shown) => {
    simulator = await startSimulator({ merchants: [{ testMode: false }], rules: { testModeParameter } });
    simulator.control.notifications.setUrl("http://127.0.0.1:9/");
    simulator.control.notifications.hold();
    simulator.control.openOrder({ ...base, TestMode: "1" });
    simulator.control.pay("A-1");
    expect(simulator.control.notifications.list("A-1")).toMatchObject([{ fields: { testmode: shown } }]);
  });
});
