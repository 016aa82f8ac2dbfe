/** A step that cannot work. Its message is one sentence for the person at the keyboard, so it is shown without a stack. */
export class Stop extends Error {}

/** Says the sentence of a Stop, and shows the stack of anything nobody foresaw. */
export function tell(error) {
  if (error instanceof Stop) {
    console.error(`\n${error.message}`);
    if (error.details) console.error(`\n${error.details}`);
  } else {
    console.error(error);
  }
}
