export type { CustomerDataDTO, CustomerRowDTO, ErasureDTO } from "../contract/customer-data";
export type { Customer } from "./customer";
export { eraseCustomerDataWorkflow, type ErasureInput } from "./erase";
export { exportCustomerDataWorkflow } from "./export";
