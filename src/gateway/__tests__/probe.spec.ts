import { parseOrderNumber } from "..";
import { clientAt, LocalGateway } from "./local-gateway";

describe("a probe", () => {
  it("tells the gateway's clock, and asks once", async () => {
    const gateway = await LocalGateway.start();
    gateway.behaviour = (response) => {
      response.setHeader("date", "Thu, 26 Nov 2026 12:00:00 GMT");
      response.end("<result firstcode='10' secondcode='201' count='0'> </result>");
    };
    const client = clientAt(gateway.url);
    const { outcome, gatewayTime, obstacle } = await client.probe(parseOrderNumber("X-1"));
    expect({ kind: outcome.kind, gatewayTime, obstacle }).toEqual({
      kind: "not-found",
      gatewayTime: new Date("2026-11-26T12:00:00Z"),
      obstacle: undefined,
    });
    await client.close();
    await gateway.stop();
    expect(gateway.requests).toHaveLength(1);
  });

  it("says that the connection is refused", async () => {
    const client = clientAt("http://127.0.0.1:1");
    const { outcome, obstacle } = await client.probe(parseOrderNumber("X-1"));
    expect({ outcome, obstacle }).toMatchObject({ outcome: { reason: "not-sent" }, obstacle: "refused" });
    await client.close();
  });
});
