// Loaded into a server that is measured: tells, at a port of its own, for how long it did nothing else since it was last asked.
const { createServer } = require("node:http");
const { monitorEventLoopDelay } = require("node:perf_hooks");

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
createServer((_request, response) => {
  // Nanoseconds.
  response.end(JSON.stringify({ milliseconds: delay.max / 1e6 }));
  delay.reset();
})
  .listen(Number(process.env.BENCH_PAUSES_PORT), "127.0.0.1")
  .unref();
