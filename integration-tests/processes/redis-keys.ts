import { connect } from "node:net";

/** How many keys the Redis at an address has. */
export function countKeys(address: string): Promise<number> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 6379) }, () => socket.write("DBSIZE\r\n"));
    socket.once("error", reject);
    socket.once("data", (answer) => {
      socket.destroy();
      const keys = /^:(\d+)/.exec(String(answer))?.[1];
      if (keys === undefined) reject(new Error(`Redis answered ${String(answer)}`));
      else resolve(Number(keys));
    });
  });
}
