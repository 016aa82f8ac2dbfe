export { syncOrderWorkflow, type SyncOrderInput, type SyncOutcome } from "./sync-order";
export type { BillEvent, BillEventName } from "./bills/announce";
