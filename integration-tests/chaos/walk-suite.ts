import { globals, insideOf, type LeasedServer } from "../shop/inside";
import { seededShop } from "../shop/suite";
import type { Walk } from "./command";
import type { WalkReport } from "./run-walk";
import type * as Inner from "./walker";
import type { InnerWalker, WalkOutcome } from "./walker";

export interface Walker {
  /** Walks the walk of a seed and counts it. Tells what went wrong, made short with so many tries. */
  walk(seed: number, options?: { path?: string; shrinkTries?: number }): Promise<WalkOutcome>;
  /** Walks a walk that is known. */
  follow(walk: Walk): Promise<WalkReport>;
}

/** A shop on a database of its own, and a gateway, both in one process, for as many walks as wanted. */
export function walkSuite(tests: (walker: Walker) => void): void {
  describe("", () => {
    let server: LeasedServer;

    beforeAll(async () => {
      server = await globals.shopServers.lease({
        BEFORE_SHOP: "integration-tests/chaos/walker",
        // A hang at the gateway costs no more than this.
        ASSIST_DEADLINE: "500",
      });
      await server.keep();
    });

    beforeEach(async () => {
      await server.restore();
      await insideOf(server)(
        async (tools, { shop, url }) => {
          const { openWalker } = tools.load<typeof Inner>("integration-tests/chaos/walker");
          // As long as the process lives: what it watches cannot be watched twice.
          const process = globalThis as { walker?: Promise<InnerWalker> };
          process.walker ??= openWalker(tools, shop, url);
          await (await process.walker).begin();
        },
        { shop: seededShop(), url: server.url },
      );
    });

    tests({
      follow: (walk) =>
        insideOf(server)(async (_tools, walk) => {
          const { walker } = globalThis as { walker?: Promise<InnerWalker> };
          if (!walker) throw new Error("The walks have not begun.");
          return (await walker).follow(walk);
        }, walk),
      walk: (seed, options = {}) =>
        insideOf(server)(
          async (_tools, { seed, options }) => {
            const { walker } = globalThis as { walker?: Promise<InnerWalker> };
            if (!walker) throw new Error("The walks have not begun.");
            return (await walker).walk(seed, options);
          },
          { seed, options },
        ),
    });
  });
}
