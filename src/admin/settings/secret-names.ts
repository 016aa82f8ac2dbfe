import type { SecretName } from "../../api/admin/assist/settings/shapes";

export const secretNames = [
  "password",
  "secretWord",
  "previousSecretWord",
  "signatureKey",
] as const satisfies readonly SecretName[];
