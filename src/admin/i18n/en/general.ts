export default {
  loading: "Loading…",
  retry: "Try again",
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  failedToLoad: "This could not be loaded.",
  gateway: {
    noAnswer: "Assist did not answer ({{words}}).",
    unreadable: "Assist's answer cannot be read.",
    credentials:
      "Assist refused the request. Check the account's merchant number, login, password and secret word, and whether Assist has the service connected.",
    refused: "Assist refused the request: {{words}}.",
    answered: "Assist answered “{{words}}”.",
  },
  failure: {
    unreachable: "The shop's server did not answer. Check the connection and try again.",
    signedOut: "You have been signed out. Sign in again.",
    forbidden: "You may not do this. Ask whoever manages the shop's staff.",
    unknown: "Something went wrong on the server. Its log says what.",
  },
};
