import type { FaultService } from "../../simulator";
import { eventually } from "../shop/eventually";
import { requestsAbout } from "./requests-about";
import type { ServerSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";
import { WritePoints, type WritePoint } from "./write-points";

/** Where a server is when it dies. */
export type Moment =
  /** Its request to Assist has arrived, after `skip` others of the kind; `act`: Assist carries it out and does not answer. */
  | { at: "assist"; service: FaultService; skip?: number; act?: boolean }
  /** It is about to write to the database, and never does. */
  | { at: "write"; point: WritePoint };

/** Servers stopped at chosen moments and killed there. */
export class CrashScene {
  private constructor(
    private readonly suite: ServerSuite,
    private readonly writes: WritePoints,
  ) {}

  /** `points`: all writes at which something may be stopped. */
  static async prepare(suite: ServerSuite, points: readonly WritePoint[]): Promise<CrashScene> {
    return new CrashScene(suite, await WritePoints.install(suite.database, points));
  }

  /**
   * Starts the work and resolves when it stands still at the moment. A write point holds everybody who comes there
   * later, so the latest moment of a piece of work is to be taken first. `orderNumber`: undefined where there is none
   * yet; then the next request of the kind is meant.
   */
  async stopAt(moment: Moment, orderNumber: string | undefined, work: () => Promise<unknown>): Promise<void> {
    if (moment.at === "write") {
      await this.writes.hold(moment.point);
      const others = await this.writes.waiting(moment.point);
      // It ends without an answer, as its server dies.
      work().catch(() => undefined);
      return this.writes.reached(moment.point, others + 1);
    }
    const { service, skip = 0, act = false } = moment;
    const before = this.arrived(service, orderNumber);
    const about = orderNumber === undefined ? { times: 1 } : { orderNumber };
    this.suite.assist.faults.set({ service, fault: "hang", ...about, skip, act });
    work().catch(() => undefined);
    await eventually(
      () => Promise.resolve({ service, skip, arrived: this.arrived(service, orderNumber) - before }),
      ({ arrived }) => arrived > skip,
    );
  }

  /** The server dies, and with it everything that it was about to do. */
  async kill(server: ShopServer): Promise<void> {
    await server.kill();
    await this.writes.drop();
    this.suite.assist.faults.clear();
  }

  private arrived(service: FaultService, orderNumber: string | undefined): number {
    const { assist } = this.suite;
    if (orderNumber === undefined)
      return assist.requests().filter(({ path }) => path.endsWith(`/${service}.cfm`)).length;
    return requestsAbout(assist, service, orderNumber).length;
  }
}
