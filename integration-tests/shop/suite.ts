import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { WorkflowScheduler } from "@medusajs/framework/orchestration";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import type { Control, SimulatorOptions } from "../../simulator";
import { Checkout } from "./checkout";
import { prepareEnvironment, type Environment } from "./environment";
import type { Http } from "./http";
import { seedShop, type Shop } from "./seed";

/** What a test of the whole shop works with; the fields are there from the first test on. */
export interface ShopSuite {
  api: Http;
  shop: Shop;
  checkout: Checkout;
  assist: Control;
  environment: Environment;
  container: () => MedusaContainer;
}

export interface SuiteOptions {
  /** Medusa serves the admin panel from public/admin. */
  panel?: boolean;
  /** Other merchants than the usual. */
  gateway?: SimulatorOptions;
  /** What shoppers can choose in the region, instead of all that medusa-config.ts has. */
  providers?: readonly string[];
}

/**
 * A real Medusa on a real PostgreSQL with a seeded shop and a local Assist. Every test starts from the same shop and an
 * empty gateway.
 */
export function shopSuite(
  tests: (suite: ShopSuite) => void,
  { panel = false, gateway = {}, providers }: SuiteOptions = {},
): void {
  const suite = {} as ShopSuite;

  beforeAll(async () => {
    suite.environment = await prepareEnvironment(gateway);
    suite.assist = suite.environment.assist.control;
  });

  afterAll(async () => {
    await suite.environment.assist.close();
  });

  medusaIntegrationTestRunner({
    hooks: { beforeServerStart: (container: MedusaContainer) => servePanel(container, panel) },
    testSuite: ({ api, getContainer }) => {
      beforeAll(async () => {
        suite.api = api;
        suite.container = getContainer;
        // Tests run the job themselves: one that runs at the turn of a minute would do what they are about to see.
        await new WorkflowScheduler().clear();
        suite.shop = await seedShop(api, getContainer(), providers);
      });

      beforeEach(() => {
        suite.assist.reset();
        suite.assist.notifications.dropAll(false);
        suite.assist.notifications.setUrl(
          `${suite.environment.backendUrl}/hooks/assist/notification`.replace("localhost", "127.0.0.1"),
        );
        suite.checkout = new Checkout(api, suite.shop, suite.environment.assist, getContainer);
      });

      afterEach(async () => {
        suite.assist.faults.clear();
        await suite.assist.notifications.idle();
      });

      tests(suite);
    },
  });
}

/** The test runner switches the panel off, whatever the configuration says; this is where it can be put back. */
function servePanel(container: MedusaContainer, wanted: boolean): Promise<void> {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  admin.disable = !wanted;
  return Promise.resolve();
}
