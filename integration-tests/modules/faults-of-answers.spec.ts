import { faultMatrix, faultsTried, movesMoney } from "./fault-matrix";

/** Every fault in front of questions to the gateway, and of bills. */
faultMatrix((service) => !movesMoney(service));

it("every fault of the simulator has its turn, whatever the seed", () => {
  for (let seed = 20_260_101; seed < 20_260_601; seed += 1) {
    const { tried, all } = faultsTried(seed);
    expect(tried).toEqual(all);
  }
});
