export const style = `
:root{color-scheme:light;--ink:#1b2430;--soft:#64707f;--line:#dde3ea;--paper:#fff;--ground:#f2f5f8;--accent:#0b6e5f;--accent-dark:#085548;--warn:#8a5a00;--warn-ground:#fff4dc;--bad:#b3261e;--good:#0b6e5f}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:30rem;margin:0 auto;padding:1.25rem 1rem 3rem}
header{display:flex;justify-content:space-between;align-items:center;gap:.75rem;flex-wrap:wrap;margin-bottom:1rem}
.brand{font-weight:700;letter-spacing:-.01em}
.badge{background:var(--warn-ground);color:var(--warn);border:1px solid #f0d9a4;border-radius:999px;padding:.15rem .7rem;font-size:.8125rem;font-weight:600}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:1.25rem;margin-bottom:1rem;box-shadow:0 1px 2px rgba(20,30,45,.04)}
.amount{font-size:2rem;font-weight:700;letter-spacing:-.02em;line-height:1.2;font-variant-numeric:tabular-nums}
.soft{color:var(--soft);font-size:.9rem}
.break{overflow-wrap:anywhere}
p{margin:.4rem 0}
h1{font-size:1.375rem;margin:.2rem 0 .6rem;line-height:1.25}
h2{font-size:.95rem;margin:0 0 .7rem}
.means{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:.25rem;background:var(--ground);border-radius:10px;padding:.25rem;margin-bottom:1.1rem}
.means a{padding:.55rem;text-align:center;border-radius:8px;color:var(--soft);text-decoration:none;font-weight:600}
.means a[aria-current]{background:var(--paper);color:var(--ink);box-shadow:0 1px 3px rgba(20,30,45,.15)}
label{display:block;font-size:.875rem;color:var(--soft);margin-bottom:.9rem}
input{display:block;width:100%;margin-top:.3rem;padding:.7rem .8rem;border:1px solid #c5ced8;border-radius:10px;font:inherit;color:var(--ink);background:#fff}
input:focus-visible,a:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid rgba(11,110,95,.35);outline-offset:1px}
.next{margin-top:1.4rem}
.tick{display:flex;gap:.6rem;align-items:center;color:var(--ink)}
.tick input{width:auto;margin:0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.9rem}
button,.button{display:block;width:100%;padding:.85rem 1rem;border:0;border-radius:10px;background:var(--accent);color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--accent-dark)}
.quiet{background:#fff;color:var(--ink);border:1px solid #c5ced8}
.quiet:hover{background:var(--ground)}
.stack{display:grid;gap:.6rem}
.problem{background:#fdecea;color:var(--bad);border-radius:10px;padding:.6rem .8rem;margin:0 0 1rem}
.qr{width:min(15rem,100%);margin:1rem auto;padding:.5rem;border:1px solid var(--line);border-radius:12px}
.qr svg{display:block;width:100%;height:auto}
.center{text-align:center}
.banks{list-style:none;margin:0 0 1rem;padding:0}
.banks li{padding:.6rem .2rem;border-top:1px solid var(--line)}
.cards{list-style:none;margin:0;padding:0;font-size:.875rem}
.cards li{display:flex;justify-content:space-between;align-items:center;gap:.75rem;padding:.45rem 0;border-top:1px solid var(--line)}
.digits{display:block;font-variant-numeric:tabular-nums;font-weight:600}
.cards button{flex:none;width:auto;padding:.3rem .7rem;font-size:.8125rem}
.good{color:var(--good)}.bad{color:var(--bad)}
.back{display:block;text-align:center;color:var(--soft);padding:.5rem}
summary{cursor:pointer;font-weight:600;font-size:.95rem}
details[open] summary{margin-bottom:.6rem}
`;
