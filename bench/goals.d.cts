export declare const goals: {
  notificationRatio: number;
  ordersLeft: number;
  callsOfRun: number;
  queriesOfSlice: number;
  memoryGrowth: number;
  growthRatio: number;
  floodRatio: number;
  pauseRatio: number;
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

export interface GrowthFigure {
  scene: string;
  /** Of p50, many by few. */
  ratio: number;
  /** With few and with many; absent where the database does not count. */
  queries?: [number, number];
}

/** Of statements that are only planned. */
export interface PlanFigure {
  scene: string;
  /** How many would read a whole table with many. */
  whole: number;
}

export interface FloodFigure {
  /** "the notification address". */
  door: string;
  /** Of p50, with the flood by without. */
  ratio: number;
  /** Commands of staff. */
  refused: number;
}

export interface PauseFigure {
  /** "a list of 10000 orders". */
  about: string;
  /** By what a list takes as JSON. */
  ratio: number;
}

export declare function brokenGoals(figures: {
  notification?: NotificationFigure[];
  reconcile?: ReconcileFigure[];
  growth?: (GrowthFigure | PlanFigure)[];
  flood?: FloodFigure[];
  pauses?: PauseFigure[];
}): string[];
