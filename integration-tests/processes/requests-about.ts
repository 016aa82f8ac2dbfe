import type { Control, FaultService, RequestRecord } from "../../simulator";

/** What has come to one of Assist's services about an order. Questions name it by its number, commands by its billnumber. */
export function requestsAbout(assist: Control, service: FaultService, orderNumber: string): RequestRecord[] {
  const names = [orderNumber, ...assist.orders(orderNumber).map(({ billnumber }) => billnumber)];
  return assist
    .requests()
    .filter(
      ({ path, fields }) =>
        path.endsWith(`/${service}.cfm`) && Object.values(fields).some((value) => names.includes(value)),
    );
}
