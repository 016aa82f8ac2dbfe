/** The address that was registered with the payment: leads the shopper who paid on to the shop. */
export { answerReturn as GET, answerReturn as POST } from "../answer";
