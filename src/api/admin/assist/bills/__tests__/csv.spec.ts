import { csv } from "../export/csv";

const line = (cell: Parameters<typeof csv>[1][number][number]): string =>
  csv(["cell"], [[cell]]).slice("\uFEFFcell\r\n".length, -2);

describe("a table for a spreadsheet", () => {
  it("begins with the names of its columns, marked as UTF-8, and ends each line with CRLF", () => {
    expect(csv(["a", "b"], [["1", null]])).toBe("\uFEFFa,b\r\n1,\r\n");
  });

  it.each([
    ["Заказ, два", '"Заказ, два"'],
    ['Say "yes"', '"Say ""yes"""'],
    ["two\r\nlines", '"two\r\nlines"'],
    ["one;=1+1", '"one;=1+1"'],
    ["one\ttwo", '"one\ttwo"'],
    ["plain", "plain"],
  ])("keeps %j in one cell", (cell, written) => {
    expect(line(cell)).toBe(written);
  });

  it("writes moments in GMT, numbers and yes or no plainly", () => {
    expect(line(new Date("2026-12-01T09:00:00Z"))).toBe("2026-12-01T09:00:00.000Z");
    expect([line(-7), line(true)]).toEqual(["-7", "true"]);
  });

  it.each([
    "=1+1",
    "+7",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    '=HYPERLINK("https://x.example","y")',
  ])("lets no spreadsheet carry out %j", (cell) => {
    expect(line(cell).replace(/^"/, "")).toMatch(/^'/);
  });
});
