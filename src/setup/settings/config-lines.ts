/** What to add to the payment module in medusa-config so that an account is offered to shoppers. */
export function configLines(account: string): string {
  // Medusa makes the provider's name of the id: an underscore in it would be taken for its end.
  const id = account.replaceAll("_", "-");
  return [
    "modules: [",
    "  {",
    '    resolve: "@medusajs/medusa/payment",',
    '    dependencies: ["assist", "query", "locking"],',
    "    options: {",
    "      providers: [",
    `        { resolve: "medusa-payment-assist/providers/assist", id: "${id}", options: { account: "${account}" } },`,
    "      ],",
    "    },",
    "  },",
    "],",
  ].join("\n");
}
