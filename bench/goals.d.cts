export declare const goals: {
  notificationRatio: number;
  ordersLeft: number;
  callsOfRun: number;
  queriesOfSlice: number;
  memoryGrowth: number;
};
export declare const slice: { single: number; listed: number };

export interface NotificationFigure {
  perSecond: number;
  /** Of p95, own by stock. */
  ratio: number;
}

export interface ReconcileFigure {
  /** "1000 paid orders". */
  about: string;
  /** Absent where a run may leave some for the next. */
  wanted?: number;
  checked: number;
  /** Due still. */
  left: number;
  /** Of the run with the most. */
  callsOfRun: number;
  /** Absent where the database does not count. */
  queriesOfSlice?: number;
  /** MiB. */
  growth: number;
}

export declare function brokenGoals(figures: {
  notification?: NotificationFigure[];
  reconcile?: ReconcileFigure[];
}): string[];
