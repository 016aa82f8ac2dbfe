import type { SecretName } from "../../contract/settings";

export const secretNames = [
  "password",
  "secretWord",
  "previousSecretWord",
  "signatureKey",
] as const satisfies readonly SecretName[];
