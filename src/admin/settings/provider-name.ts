/** A payment provider as Medusa's own pages call it: "Assist (RU)" for `pp_assist_ru`. */
export function providerName(id: string): string {
  const [, identifier = "", name] = id.split("_");
  const words = identifier
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
  return name === undefined ? words : `${words} (${name.toUpperCase()})`;
}
