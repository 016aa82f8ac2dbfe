export { syncOrderWorkflow, type SyncOrderInput, type SyncOutcome } from "../reconciliation";
export type { BillEvent, BillEventName } from "../bills/announce";
export {
  eraseCustomerDataWorkflow,
  exportCustomerDataWorkflow,
  type Customer,
  type CustomerData,
  type Erasure,
  type ErasureInput,
} from "../customer-data";
