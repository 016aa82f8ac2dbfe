import type { ServiceName } from "../services/service";
import type { FaultSetting, PlannedFault } from "./types";

export type FaultedService = ServiceName | "payrequest" | "order";

interface Planned {
  setting: FaultSetting;
  seen: number;
  hits: number;
}

/** Which fault, if any, hits the next request. */
export class FaultPlan {
  private planned: Planned[] = [];
  private waiters: (() => void)[] = [];

  set(setting: FaultSetting): void {
    this.planned.push({ setting, seen: 0, hits: 0 });
  }

  list(): PlannedFault[] {
    return this.planned.map(({ setting, hits }) => ({ ...setting, hits }));
  }

  /** Ends the faults and whatever hangs because of one. */
  clear(): void {
    this.planned = [];
    for (const wake of this.waiters.splice(0)) wake();
  }

  untilCleared(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  /** Whether the connection is to be refused before anything of the body is read. */
  refuses(service: FaultedService): boolean {
    return this.take(service, (setting) => setting.fault === "refuse") !== undefined;
  }

  /** `isAbout` tells whether the request is about an order number. */
  next(service: FaultedService, isAbout: (orderNumber: string) => boolean): FaultSetting | undefined {
    return this.take(
      service,
      (setting) =>
        setting.fault !== "refuse" && (setting.orderNumber === undefined || isAbout(setting.orderNumber)),
    );
  }

  private take(service: FaultedService, fits: (setting: FaultSetting) => boolean): FaultSetting | undefined {
    for (const plan of this.planned) {
      const { setting } = plan;
      if ((setting.service !== service && setting.service !== "all") || !fits(setting)) continue;
      plan.seen += 1;
      if (plan.seen <= (setting.skip ?? 0) || plan.hits >= (setting.times ?? Infinity)) continue;
      plan.hits += 1;
      return setting;
    }
    return undefined;
  }
}
