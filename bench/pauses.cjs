// Loaded into a server that is measured: tells, at a port of its own, for how long it did nothing else since it was last asked;
// and at /yardstick, how long it takes to read as long a list as JSON at a stroke, which tells one machine from another.
const { createServer } = require("node:http");
const { monitorEventLoopDelay } = require("node:perf_hooks");

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

const list = JSON.stringify(
  Array.from({ length: Number(process.env.BENCH_PAUSES_LIST) }, (_, at) =>
    Object.fromEntries(Array.from({ length: 24 }, (_, field) => [`field${field}`, `${at} ${field}`])),
  ),
);

function yardstick() {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    JSON.parse(list);
    return performance.now() - start;
  });
  return times.toSorted((one, other) => one - other)[4];
}

createServer((request, response) => {
  if (request.url === "/yardstick") return void response.end(JSON.stringify({ milliseconds: yardstick() }));
  // Nanoseconds.
  response.end(JSON.stringify({ milliseconds: delay.max / 1e6 }));
  delay.reset();
})
  .listen(Number(process.env.BENCH_PAUSES_PORT), "127.0.0.1")
  .unref();
