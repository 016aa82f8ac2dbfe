export type { Customer } from "./customer";
export { eraseCustomerDataWorkflow, type Erasure, type ErasureInput } from "./erase";
export { exportCustomerDataWorkflow, type CustomerData, type ExportedRow } from "./export";
