import type { FaultService, RequestRecord } from "../../simulator";
import type { RemoteAssist } from "./remote-assist";

/** What has come to one of Assist's services about an order. Questions name it by its number, commands by its billnumber. */
export async function requestsAbout(
  assist: RemoteAssist,
  service: FaultService,
  orderNumber: string,
): Promise<RequestRecord[]> {
  const [requests, attempts] = await Promise.all([assist.requests(), assist.orders(orderNumber)]);
  const names = [orderNumber, ...attempts.map(({ billnumber }) => billnumber)];
  return requests.filter(
    ({ path, fields }) =>
      path.endsWith(`/${service}.cfm`) && Object.values(fields).some((value) => names.includes(value)),
  );
}
