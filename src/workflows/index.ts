export {
  reconcileOrderWorkflow,
  type ReconcileOrderInput,
  type ReconciliationOutcome,
} from "../reconciliation";
export type { BillEvent, BillEventName } from "../bills/announce";
export {
  eraseCustomerDataWorkflow,
  exportCustomerDataWorkflow,
  type Customer,
  type CustomerDataDTO,
  type ErasureDTO,
  type ErasureInput,
} from "../customer-data";
