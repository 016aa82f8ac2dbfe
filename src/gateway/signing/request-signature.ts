import { constants, createHash, createSign, privateEncrypt } from "node:crypto";

/**
 * How X is signed. "md5-with-rsa": PKCS #1 v1.5 with the digest's name inside, the standard reading and that of
 * Assist's Android SDK. "raw-md5": the bare sixteen bytes, as Assist's iOS sample does (protocol §2.4).
 */
export type SignatureAlgorithm = "md5-with-rsa" | "raw-md5";

/**
 * Signature of a payment request (protocol §2.4), Base64 in one line.
 *
 * @param privateKey RSA in PEM, as checked by parseMerchant
 * @param x see paymentRequestX
 * @throws Error from node:crypto when the key cannot sign
 */
export function signPaymentRequest(
  privateKey: string,
  x: string,
  algorithm: SignatureAlgorithm = "md5-with-rsa",
): string {
  if (algorithm === "raw-md5") {
    const digest = createHash("md5").update(x, "utf8").digest();
    return privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digest).toString(
      "base64",
    );
  }
  return createSign("RSA-MD5").update(x, "utf8").sign(privateKey, "base64");
}
