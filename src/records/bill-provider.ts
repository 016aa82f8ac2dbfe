/** Identifier of the provider class whose sessions are paid by a bill. */
export const billProvider = "assist-bill";
