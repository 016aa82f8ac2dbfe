// Over 300 lines: all texts of the settings pages, a tree without logic, laid out alike in both languages.
export default {
  menu: "Assist",
  title: "Assist",
  description: "Payments through the Assist gateway.",
  readOnly: "You may look at these settings, not change them.",
  key: {
    missing: "Secrets cannot be entered here yet",
    wrong: "The encryption key cannot be used",
    why: "Passwords and secret words are stored sealed, with a key that only the server knows. Make one, put it into the environment of the Medusa server, name it in medusa-config, and start the server again. Everything else works without it.",
    whyWrong:
      "Secrets that were entered here cannot be opened with the key that the server has now. Put the former key back, or make a new one and enter the secrets again.",
    make: "Make a key",
    environment: "Environment of the server",
    config: "medusa-config.ts, in the plugin's options",
  },
  setup: {
    title: "First set-up",
    progress: "{{done}} of {{all}} done",
    next: "Next",
    done: "done",
    open: "to do",
    skipped: "not needed",
    secrets: {
      title: "Encryption key",
      todo: "Make a key for the secrets that are entered here, as described below, or put the account's secrets into medusa-config.",
    },
    account: {
      title: "Account",
      todo: "Add an account with the host, Merchant_ID, login, password and secret word that Assist gave you.",
      incomplete: "Enter what is missing in the account {{account}}.",
      add: "Add account",
      complete: "Complete the account",
    },
    connection: {
      title: "Connection",
      todo: "See whether Assist takes this account.",
      errors: "The last check found mistakes. Mend them, and check again.",
      go: "Check connection",
    },
    provider: {
      title: "Payment provider",
      todo: "Add these lines to medusa-config.ts, and start the server again.",
    },
    region: {
      title: "Region",
      todo: "Choose where shoppers can pay with Assist: edit a region, and add the payment provider {{provider}}.",
      go: "Open regions",
      edit: "Edit {{region}}",
    },
    "test-payment": {
      title: "Test payment",
      todo: "Buy something in your storefront and pay with one of Assist's test cards. The payment then appears in the order.",
    },
    notifications: {
      title: "Notifications",
      todo: "Enter the values for Assist's personal account there. The next payment brings the first notification.",
      skipped:
        "Assist cannot reach this server's address. Payments are found within five minutes all the same; a public shop needs notifications.",
      go: "Show the values",
    },
  },
  accounts: {
    title: "Accounts",
    add: "Add account",
    empty: "No account yet",
    emptyHint: "Add one with what Assist gave you: host, Merchant_ID, login, password and secret word.",
    name: "Name",
    merchant: "Merchant_ID",
    mode: "Mode",
    state: "State",
    fromConfig: "from medusa-config",
    never: "not checked",
  },
  state: {
    incomplete: "Incomplete",
    unchecked: "Not checked",
    errors: "Mistakes found",
    warnings: "Works, with warnings",
    ready: "Ready",
    outdated: "Changed since the check",
  },
  mode: { test: "Test", live: "Live" },
  make: {
    title: "Add account",
    description: "Assist's support gives you these. Take the test account first.",
    nameHint: "For yourself: small letters, digits and dashes. It cannot be changed later.",
    nameSuggested: "The payment provider in medusa-config uses this name already.",
    later: "Everything else can be set afterwards.",
    submit: "Add account",
    done: "Account added",
  },
  account: {
    back: "All accounts",
    remove: "Remove account",
    removeTitle: "Remove the account {{name}}?",
    removeText:
      "What was entered here is removed, its sealed secrets too. Payments already made with it can then no longer be checked, captured or refunded here.",
    removed: "Account removed",
    unknown: "There is no account {{name}}.",
    saved: "Saved. Every server takes it over within seconds.",
    edit: "Edit",
    notSet: "not set",
    locked: "set in medusa-config",
    byDefault: "{{value}} (default)",
    changedBy: "Last changed {{at}} by {{who}}",
    problems: "The account takes no payments yet",
    stale: "Somebody else has changed this account meanwhile.",
    staleHint: "Load their version; what you have entered here is then lost.",
    reload: "Load again",
    nothingToChange: "All of this is set in medusa-config.",
  },
  secret: {
    set: "set",
    keep: "Leave empty to keep it",
    replace: "Enter a new one to replace it",
    remove: "Remove",
    removing: "Will be removed when you save",
    undo: "Undo",
    needsKey: "Needs the encryption key; see above.",
  },
  sections: {
    gateway: {
      title: "Assist's server",
      hint: "Test and live accounts have different hosts, Merchant_IDs and logins: change them together.",
    },
    access: { title: "Merchant and access", hint: "Login and password are those for web services." },
    checkout: { title: "Payment" },
    policies: {
      title: "When something does not fit",
      hint: "Staff are told in each of these cases. Choose where the plugin also gives the money back by itself.",
    },
    polling: { title: "Looking for payments", hint: "The job asks Assist about payments once a minute." },
    bills: { title: "Bills", hint: "Payment by link. Assist's support connects the service." },
    technical: {
      title: "Details of the check value",
      hint: "Only for old accounts, and those that sign their requests.",
    },
  },
  fields: {
    name: { label: "Name" },
    gatewayUrl: { label: "Host", hint: "The address that Assist gave you." },
    live: { label: "Mode", hint: "Test: only test payments count. Live: only real ones." },
    merchantId: { label: "Merchant_ID", hint: "A number, from Assist's letter." },
    login: { label: "Login", hint: "8 to 20 Latin letters, digits or underscores." },
    password: { label: "Password", hint: "8 to 30 Latin letters and digits." },
    secretWord: {
      label: "Secret word",
      hint: "The same as in Assist's personal account, under Payment options.",
    },
    previousSecretWord: {
      label: "Previous secret word",
      hint: "Also accepted while you change the word. Remove it afterwards.",
    },
    signatureKey: {
      label: "Request signature key",
      hint: "RSA private key in PEM form. Only if your account wants signed requests.",
    },
    stages: {
      label: "Stages",
      hint: "Two stages hold the money until staff capture it, and are agreed with Assist's support.",
    },
    holdDays: {
      label: "Days that a hold lasts",
      hint: "After that the bank may let it go. Staff are warned a day before. Ask the bank: mostly 5 to 14.",
    },
    paymentLinkHours: {
      label: "Hours that a payment address works",
      hint: "After that the shopper has to choose how to pay again. At most 96, as long as Assist's page may be paid.",
    },
    means: { label: "Means of payment", hint: "Which of them shoppers are offered." },
    language: { label: "Language of Assist's page" },
    orderPrefix: {
      label: "Order number prefix",
      hint: "Latin letters and digits that begin each order number.",
    },
    oneStageMeans: {
      label: "Means that take money at once",
      hint: "With two stages only cards hold money. SBP and wallets of money take it at once.",
    },
    mobilePage: {
      label: "Assist's page on phones",
      hint: "Only the one for phones lists the banks for SBP; the other shows a code to be photographed.",
    },
    savedCards: {
      label: "Saved cards",
      hint: "Customers who are signed in may keep a card at Assist, if your account has One Click.",
    },
    disable3ds: { label: "3-D Secure", hint: "Without it only by agreement with Assist." },
    orderComment: {
      label: "Order comment",
      hint: "Shown on Assist's page and bills. {order_number} and {items} are replaced.",
    },
    storefrontUrl: {
      label: "Return address",
      hint: "The storefront where shoppers land when the checkout names no page of its own.",
    },
    policies: {
      changedCheckout: {
        label: "Paid for a cart that has changed",
        hint: "The shopper paid after the cart had changed, or in a payment window that was replaced.",
      },
      paidTwice: { label: "Paid twice", hint: "A second payment for a cart that already has its order." },
      canceledOrder: {
        label: "Paid for a canceled order",
        hint: "The order was canceled, and its money is still held or taken.",
      },
      amountDiffers: { label: "Another amount", hint: "Another amount or currency than was asked for." },
      wrongMode: { label: "Wrong mode", hint: "A test payment in a live shop, or the other way round." },
    },
    questionsPerRun: { label: "Questions a minute", hint: "The most that the job asks Assist in one run." },
    signatureAlgorithm: {
      label: "Form of the signature",
      hint: "Only with a request signature key. Found by the connection check.",
    },
    signatureAlone: { label: "Proof of requests", hint: "The signature needs a request signature key." },
    requestDelimiter: { label: "Delimiter in requests", hint: "Nothing, for old accounts." },
    saltEncoding: {
      label: "Encoding of the secret word",
      hint: "windows-1251, for old accounts with a Cyrillic word.",
    },
    billDays: { label: "Days to pay a bill", hint: "When staff do not choose." },
    billKind: { label: "Kind of bills", hint: "ERIP is Belarusian, and takes BYN alone." },
    billSending: {
      label: "Bills of the checkout: who tells the customer",
      hint: "Your shop is told of each bill as well, and can send the link itself.",
    },
    unpaidBill: {
      label: "An order whose bill was not paid in time",
      hint: "Of those that were placed to be paid by link.",
    },
    billCheckFields: { label: "Fields in a bill's check value", hint: "Found by the connection check." },
    billAnswerCheck: { label: "Check of bill states" },
    billStatusPath: { label: "Address of bill states" },
    billRevokePath: { label: "Address for revoking bills" },
  },
  values: {
    live: { true: "Live: real payments", false: "Test: no real money" },
    stages: { one: "One: money is taken at once", two: "Two: held, captured by staff" },
    means: {
      card: "Bank card",
      sbp: "Faster Payments (SBP)",
      "mir-pay": "Mir Pay",
      "google-pay": "Google Pay",
      "apple-pay": "Apple Pay",
      "samsung-pay": "Samsung Pay",
      yoomoney: "YooMoney",
      webmoney: "WebMoney",
      qiwi: "QIWI",
      everything: "Everything that your account has",
    },
    oneStageMeans: { true: "Offered, too", false: "Not offered" },
    mobilePage: {
      detect: "By the shopper's device",
      account: "As Assist has it for your account",
      always: "Always the one for phones",
    },
    savedCards: { true: "Offered to customers who are signed in", false: "Not offered" },
    disable3ds: { true: "Off", false: "As the account has it" },
    language: { RU: "Russian", EN: "English", unset: "The shopper's" },
    policy: { alert: "Tell staff", refund: "Refund the money, and tell staff" },
    signatureAlgorithm: { "md5-with-rsa": "MD5 with RSA", "raw-md5": "Bare MD5" },
    signatureAlone: { true: "The signature alone", false: "Check value, and signature if there is a key" },
    requestDelimiter: { semicolon: "Semicolon", nothing: "Nothing" },
    billKind: { link: "A link", erip: "A number for ERIP" },
    billSending: {
      none: "The shop",
      email: "Assist, by e-mail",
      sms: "Assist, by SMS",
      both: "Assist, by e-mail and SMS",
    },
    unpaidBill: {
      keep: "Waits for staff",
      remind: "Waits for staff; the shop reminds the customer a day before",
      cancel: "Is canceled",
    },
    billAnswerCheck: { "must-match": "Only with a right check value", reported: "As Assist reports them" },
    host: {
      ruTest: "Assist, test (payments.demo.paysecure.ru)",
      ruLive: "Assist, live (payments.paysecure.ru)",
      byTest: "Belassist, test (test.paysec.by)",
      byLive: "Belassist, live (payments.paysec.by)",
      other: "Another address",
    },
    hostOther: "Address of the host",
  },
  check: {
    title: "Connection",
    run: "Check connection",
    again: "Check again",
    running: "Asking Assist…",
    never:
      "Not checked yet. The check asks Assist a few questions, makes a trial bill and revokes it, and moves no money.",
    at: "Checked {{at}}",
    outdated: "The account has changed since then: check again.",
    level: { ok: "In order", warning: "Warning", error: "Mistake" },
    allGood: "Everything that was checked is in order.",
    passed_one: "{{count}} check passed",
    passed_other: "{{count}} checks passed",
    finding: {
      incomplete: "{{sentence}}",
      "host-unknown": "There is no host {{host}}. Compare the address with what Assist gave you.",
      "connection-refused": "{{host}} refuses the connection. Compare the address with what Assist gave you.",
      certificate:
        "This server does not trust the certificate of {{host}}. Add its authority with NODE_EXTRA_CA_CERTS.",
      "no-connection": "No connection to {{host}}: a firewall may stop this server from calling it.",
      "no-answer": "{{host}} took the question and gave no answer in time. Check again later.",
      "not-assist":
        "{{host}} answers, but not as Assist does. Compare the address with what Assist gave you.",
      "gateway-fault":
        "Assist answers with an error of its own (code {{code}}). Check again later, or ask its support.",
      "too-often": "Assist says that it is asked too often. Check again in a minute.",
      "clock-wrong_ahead":
        "The clock of this server is {{minutes}} minutes ahead of Assist's. Switch on time synchronisation.",
      "clock-wrong_behind":
        "The clock of this server is {{minutes}} minutes behind Assist's. Switch on time synchronisation.",
      "clock-right": "The clock of this server agrees with Assist's.",
      "credentials-wrong":
        "Assist refuses the login or the password (code {{code}}). Use those for web services, not your own for the personal account; or Assist lets only certain addresses in.",
      "merchant-unknown":
        "{{host}} does not know this Merchant_ID (code {{code}}). Test and live accounts have different ones, each on its own host.",
      "credentials-right": "{{host}} answers, and takes this Merchant_ID, login and password.",
      "request-accepted":
        "Assist takes payment requests. Tried with the unpaid order {{number}} of {{amount}}, which ends by itself.",
      "request-refused":
        "Assist refuses payment requests in {{currency}}, although the secret word fits its answers. Ask its support whether the account is open and the currency allowed.",
      "request-unclear": "Whether Assist takes payment requests could not be found out. Check again later.",
      "delimiter-wrong":
        "Assist joins the fields of this account’s payment requests with another delimiter. Change it under “Details of the check value”.",
      "signature-right": "Assist takes payment requests by their signature alone.",
      "signature-form":
        "Assist takes the signature in its other form. Change it under “Details of the check value”.",
      "signature-refused":
        "Assist takes no payment request by its signature alone. Upload the public key in its personal account, and check that it belongs to the key here.",
      "bills-right":
        "Assist makes bills for this account, also with return addresses. Tried with a bill that was revoked at once.",
      "bills-without-extras":
        "Assist makes bills for this account, but refuses those that name return addresses: customers are not sent back to the shop from them.",
      "bills-not-connected":
        "Assist makes no bills for this account (code {{code}}). If you want to ask for money by link, its support connects them.",
      "bills-unclear":
        "Whether Assist makes bills for this account could not be found out. Check again later.",
      "bill-not-revoked":
        "The trial bill {{number}} may not be revoked. Nobody has its link, and it ends by itself within an hour.",
      "check-off":
        "Assist also took a request with a wrong check value. In its personal account, switch on “Check order code (MD5)”.",
      "secret-word-wrong":
        "The secret word differs from the one in Assist's personal account. Host, Merchant_ID, login and password are right.",
      "secret-word-previous":
        "Assist still uses the previous secret word. Enter the new one in its personal account.",
      "secret-word-right_both":
        "The secret word is right: Assist takes requests signed with it, refuses others, and signs its answers with it.",
      "secret-word-right_requests":
        "The secret word is right for requests. Assist's answers could not be checked.",
      "secret-word-right_answers": "The secret word is right: Assist signs its answers with it.",
      "secret-word-unproved": "The secret word could not be proved. Check again later.",
      "sign-type": "Assist's answers have no check value. In its personal account, set the sign type to MD5.",
      "two-stage-refused":
        "Assist refuses two stages for this account. Agree them with its support, or set one stage.",
      "two-stage-agreed": "Assist takes payments in two stages for this account.",
      "test-account-live":
        "The account is set to live, and Assist answers in test mode: nobody would be charged. Enter the host, Merchant_ID and login for real payments.",
      "live-account-test":
        "The account is set to test, and Assist takes real money. Set it to live, or use the test host.",
      "test-host-live":
        "The account is set to live, and {{host}} is a test host. Assist gives you another for real payments.",
      "live-host-test":
        "The account is set to test, and {{host}} takes real money. Set it to live, or use the test host.",
      "mode-right_test": "Assist answers in test mode, as the account is set.",
      "mode-right_live": "Assist answers in live mode, as the account is set.",
      "backend-missing": "Set backendUrl in medusa-config to the public address of the Medusa server.",
      "backend-private":
        "Assist cannot reach {{address}}: no notification will come. Payments are found within five minutes all the same.",
      "backend-port":
        "Assist calls the ports 443, 8443, 80 and 8080 only, and {{address}} names {{port}}: no notification will come.",
      "backend-http":
        "{{address}} is not encrypted: notifications with customers' data travel in the open. Use https.",
      "backend-right":
        "Assist can call {{address}}, by the look of the address. A test notification shows whether it gets through.",
      "dependencies-missing":
        'Add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config.',
      "provider-missing":
        "No payment provider in medusa-config names the account {{account}}. The lines to add are below.",
      "region-missing": "No region offers {{providers}}. Enable it in Settings, Regions.",
      "region-right": "Shoppers can choose it in: {{regions}}.",
      "encryption-key": "There is no encryption key, so no secret can be entered in the panel.",
      "secret-word-short":
        "The secret word has fewer than 16 characters. Every shopper sees what it signs, so a short word can be found by trying. Enter a random one in Assist's personal account and here.",
      "notifications-none":
        "Payments were made, and no notification has ever come. Enter the notification address in Assist's personal account.",
      "notifications-none-yet": "No notification has come yet. The first test payment must bring one.",
      "notifications-refused": "The last notification was refused: {{why}}",
      "notifications-right": "Assist's notifications come in.",
    },
  },
  entry: {
    title: "For Assist's personal account",
    hint: "Enter exactly these values there, or send them to Assist's support.",
    where: "Where",
    setting: "Setting",
    value: "Value",
    paymentOptions: "Payment options",
    resultOptions: "Payment result options",
    support: "With Assist's support",
    secretWord: "Secret word",
    secretWordValue: "the same as here",
    checkOrder: "Check order code (MD5)",
    action: "Action after authorization",
    actionValue: "redirect to the merchant's page",
    merchantUrl: "Merchant URL",
    protocol: "Protocol",
    signType: "Sign type",
    results: "Send approve, charge and cancel results",
    resultsValue: "all three on",
    successful: "Send only successful results",
    responseType: "Response type",
    responseValue: "XML packet",
    twoStage: "Two-stage payments",
    twoStageValue: "agreed",
    on: "on",
    off: "off",
    noAddress: "Set backendUrl in medusa-config first.",
    copy: "Copy: {{what}}",
  },
  health: {
    title: "Notifications",
    shared: "Together with {{accounts}}, which have the same Merchant_ID.",
    lastGood: "Last good one",
    lastBad: "Last refused one",
    none: "none",
    counts: "Came in",
    day: "24 hours",
    week: "7 days",
    good: "good",
    payments: "Payments in 7 days",
    paymentsValue_one: "{{count}} payment",
    paymentsValue_other: "{{count}} payments",
    without: "Without a notification",
    by: {
      job: "{{count}} found by the job",
      return: "{{count}} when the shopper came back",
      staff: "{{count}} by staff",
      session: "{{count}} at the checkout",
    },
    allNotified: "none",
    nothing: "Nothing yet in this mode.",
    unassigned: "Messages that name no account of this shop",
    test: {
      send: "Send a test notification",
      hint: "A signed message to the shop's public address, as Assist sends them. It changes nothing.",
      verified: "It came in through the public address, and its check value was right.",
      refused: "It came in and was refused: {{why}}",
      redirect:
        "The address redirects (HTTP status {{status}}). Enter the final address as backendUrl in medusa-config.",
      "other-shop": "Another installation of the plugin answered there: the message did not come here.",
      "other-server":
        "Something else answered there (HTTP status {{status}}), not this shop. Compare backendUrl with the public address of the Medusa server.",
      certificate: "The certificate of the address is not trusted. Assist needs one of a trusted authority.",
      connection: "The address refuses the connection.",
      "host-unknown": "The host of the address is not known.",
      deadline: "The address did not answer within ten seconds.",
      "no-connection":
        "No connection could be made from this server. The address may still be reachable from outside.",
      sentTo: "Sent to {{url}}",
    },
    verdict: {
      genuine: "good",
      "wrong-merchant": "another merchant's number (Merchant_ID)",
      "no-check-value": "no check value; set the sign type to MD5 in Assist's personal account",
      "wrong-check-value": "wrong check value: forged, or the secret word differs from Assist's",
      "wrong-test-flag": "a test message to a live account, or the other way round",
      unreadable: "not readable as a notification",
    },
  },
  history: {
    title: "History",
    empty: "Nothing has been changed here yet.",
    by: "{{who}}, {{at}}",
    created: "Account added",
    changed: "Changed",
    deleted: "Account removed",
    value: "{{setting}}: {{before}} → {{after}}",
    entered: "{{setting}}: {{after}}",
    nothing: "nothing",
    secret: { set: "set", changed: "changed", removed: "removed" },
    more: "Show more",
    someone: "somebody who is gone",
  },
};
