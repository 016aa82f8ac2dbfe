import { faultMatrix, faultsTried, movesMoney } from "./fault-matrix";

/** Every fault in front of questions to the gateway, and of bills. */
faultMatrix((service) => !movesMoney(service));

it("every fault of the simulator has its turn", () => {
  const { tried, all } = faultsTried();
  expect(tried).toEqual(all);
});
