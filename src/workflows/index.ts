export { syncOrderWorkflow, type SyncOrderInput, type SyncOutcome } from "./sync-order";
