import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** Where the gateway sends notifications in walks without a server of the shop. */
export interface NotificationAddress {
  url: string;
  /** Who takes them from now on; returns the answer. */
  receiver: (fields: unknown) => Promise<string>;
  close(): void;
}

export async function openNotificationAddress(): Promise<NotificationAddress> {
  const address: NotificationAddress = {
    url: "",
    receiver: () => Promise.reject(new Error("Nobody is there")),
    close: () => server.close(),
  };
  const server = createServer((request, response) => {
    text(request)
      .then((body) => address.receiver(Object.fromEntries(new URLSearchParams(body))))
      .then((answer) => response.end(answer))
      .catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return address;
}
