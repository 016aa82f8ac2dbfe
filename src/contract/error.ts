/** Why a request was refused, as Medusa itself says it; `message` is a sentence in English. */
export interface ErrorDTO {
  type: string;
  message: string;
}
