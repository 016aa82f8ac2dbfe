// What a run of random walks came to, in words.

/** Tables of counts by name. */
export const kinds = ["commands", "faults", "cases", "violations"];

/**
 * `walks` of those `asked` for were walked. `failedOtherwise`: a process ended badly, whatever its walks came to.
 * `kept` is true only when every walk was walked to its end and none broke an invariant: a walk that was not walked has
 * kept nothing.
 */
export function summarise({
  seed,
  time,
  asked,
  walks,
  overHttp,
  onTwoServers,
  faultsHit,
  failures,
  failedOtherwise,
  ...tables
}) {
  const lines = [
    `${walks} of ${asked} walks from seed ${seed} in ${time}, ${overHttp} of them over HTTP, ${onTwoServers} through two servers.`,
  ];
  for (const kind of kinds) {
    const entries = Object.entries(tables[kind]).sort(([, one], [, other]) => other - one);
    const all = entries.reduce((number, [, count]) => number + count, 0);
    lines.push("", `${kind} ${all}${kind === "faults" ? `, of which ${faultsHit} hit a request` : ""}`);
    for (const [name, number] of entries) lines.push(`  ${String(number).padStart(7)}  ${name}`);
  }
  const complete = walks === asked;
  const kept = complete && !failedOtherwise && failures.length === 0;
  lines.push("");
  if (failures.length > 0) lines.push(`${failures.length} of ${walks} walks broke an invariant.`);
  if (!complete) lines.push(`Only ${walks} of ${asked} walks were walked: the others have proved nothing.`);
  else if (failedOtherwise && failures.length === 0)
    lines.push("A process of the walks failed; its last lines are above.");
  if (kept) lines.push(`No invariant was broken in ${walks} of ${asked} walks.`);
  return { text: `\n${lines.join("\n")}`, kept };
}
