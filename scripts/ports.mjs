import { createServer } from "node:net";

/**
 * Free ports on the loopback, one for each wish. A wish is a port that people know (9000 for Medusa), taken when it is
 * free, or 0 for any. All are held until the last is found, so no two are the same.
 */
export async function freePorts(...wishes) {
  const held = [];
  try {
    for (const wish of wishes) held.push((await hold(wish)) ?? (await hold(0)));
    return held.map((servers) => servers[0].address().port);
  } finally {
    await Promise.all(held.flat().map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** A name like "localhost" may lead to either family, so a port counts as free only when both are. */
async function hold(port) {
  const first = await listen(port, "127.0.0.1");
  if (typeof first === "string") return undefined;
  const second = await listen(first.address().port, "::1");
  if (second === "EADDRINUSE") {
    await new Promise((resolve) => first.close(resolve));
    return port === 0 ? hold(0) : undefined;
  }
  return typeof second === "string" ? [first] : [first, second];
}

function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code ?? "error"));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
