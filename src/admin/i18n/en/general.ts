export default {
  /** Of the texts, whatever language the panel was asked for. */
  language: "en",
  /** Of the menu. */
  assist: "Assist",
  loading: "Loading…",
  retry: "Try again",
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  amount: {
    label: "Amount, {{currency}}",
    wrong: "Enter an amount such as {{example}}.",
    ambiguous:
      "This can be read as two different sums. Write it without a sign between thousands: {{example}}.",
    tooExact: "This has more decimals than an amount in {{currency}} can have. Write it such as {{example}}.",
    tooMuch: "At most {{amount}}.",
  },
  failedToLoad: "This could not be loaded.",
  failure: {
    unreachable: "The shop's server did not answer. Check the connection and try again.",
    signedOut: "You have been signed out. Sign in again.",
    forbidden: "You may not do this. Ask whoever manages the shop's staff.",
    unknown: "Something went wrong on the server. Its log says what.",
  },
};
