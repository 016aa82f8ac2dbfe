import { booked, type Books } from "./books";
import { sum, type Kopecks } from "./kopecks";
import type { Request } from "./world";

/** What was asked for about one order number, apart from the cases that its books must have. */
export interface Story {
  requests: readonly Request[];
  /** Staff asked to cancel its order, to void its payment, to give the money of its case back. */
  canceled: boolean;
  voided: boolean;
  askedBack: boolean;
}

/** Whether all of its money may rightly have gone back: by staff's wish, or by the merchant's choice because it fits no order. */
export function mayBeBack(books: Books, { canceled, askedBack }: Story): boolean {
  const { gateway, givenBack, order, payment, registered, replaced } = books;
  const differs = booked(gateway, "hold", "payment") !== registered;
  const fitsNothing = replaced || differs || order?.canceled === true || (order && !payment);
  return canceled || askedBack || (givenBack.length > 0 && fitsNothing === true);
}

/** How much may have been moved: all that was accepted, and any part of what nobody could say. */
export function boundsOf(
  kind: Request["kind"],
  books: Books,
  story: Story,
): { least: Kopecks; most: Kopecks } {
  const { gateway } = books;
  const ofKind = story.requests.filter((request) => request.kind === kind);
  const accepted = ofKind.filter(({ outcome }) => outcome === "accepted").map(({ amount }) => amount);
  const uncertain = unresolved(ofKind).map(({ amount }) => amount);
  if (kind === "refund") {
    const most = mayBeBack(books, story) ? gateway.captured : sum(accepted) + sum(uncertain);
    return { least: sum(accepted), most };
  }
  // What was to be taken at once and came as a hold is taken unasked.
  const unasked = books.stages === "one" ? booked(gateway, "payment", "hold") : booked(gateway, "payment");
  // Medusa accepts a capture of what is captured whole, and does nothing (platform §1.6).
  const most = unasked + sum(accepted) + sum(uncertain);
  return { least: accepted.reduce((one, other) => (one > other ? one : other), 0n), most };
}

/** A refund that is asked for again after an unknown outcome, and then accepted, is the same refund, unless staff were told meanwhile. */
function unresolved(requests: readonly Request[]): Request[] {
  const open: Request[] = [];
  const told = new Set<Kopecks>();
  for (const request of requests) {
    if (request.outcome === "unknown" || request.outcome === "died") {
      told.delete(request.amount);
      open.push(request);
    }
    if (request.outcome === "refused") told.add(request.amount);
    const same = open.findIndex(({ outcome, amount }) => outcome === "unknown" && amount === request.amount);
    if (request.outcome === "accepted" && request.again && same >= 0 && !told.has(request.amount))
      open.splice(same, 1);
  }
  return open;
}
