import { parseArgs } from "node:util";
import { startSimulator } from "./start";
import type { MerchantOptions } from "./types";

const USAGE = `Usage: program [--port 8600] [--notification-url http://127.0.0.1:9000/hooks/assist/notification]
               [--merchant-id 679471] [--login …] [--password …] [--secret-word …]`;

/** A local Assist as a program: prints its address, stops on Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8600" },
      "notification-url": { type: "string" },
      "merchant-id": { type: "string" },
      login: { type: "string" },
      password: { type: "string" },
      "secret-word": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const merchant: MerchantOptions = {
    ...(values["notification-url"] !== undefined && { notificationUrl: values["notification-url"] }),
    ...(values["merchant-id"] !== undefined && { merchantId: values["merchant-id"] }),
    ...(values.login !== undefined && { login: values.login }),
    ...(values.password !== undefined && { password: values.password }),
    ...(values["secret-word"] !== undefined && { secretWord: values["secret-word"] }),
  };
  const simulator = await startSimulator({ port: Number(values.port), merchants: [merchant] });
  process.stdout.write(`Assist simulator: ${simulator.url}\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exitCode = 1;
  });
}
