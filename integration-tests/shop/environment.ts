import { createServer, type AddressInfo } from "node:net";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator";

/** A local Assist and the addresses that the shop's configuration (medusa-config.ts) reads from the environment. */
export interface Environment {
  assist: Simulator;
  backendUrl: string;
}

/**
 * Starts the gateway and settles the shop's own address, before Medusa reads its configuration.
 * Call it in a `beforeAll` outside `medusaIntegrationTestRunner`, whose own hooks then run later.
 */
export async function prepareEnvironment(options: SimulatorOptions = {}): Promise<Environment> {
  const assist = await startSimulator(options);
  const port = await freePort();
  const backendUrl = `http://localhost:${port}`;
  process.env.PORT = String(port);
  process.env.ASSIST_BACKEND_URL = backendUrl;
  process.env.ASSIST_GATEWAY_URL = assist.url;
  assist.control.notifications.setUrl(`http://127.0.0.1:${port}/hooks/assist/notification`);
  return { assist, backendUrl };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
