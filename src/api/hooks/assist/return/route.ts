/** An address without a token, as an account at Assist may name it: tells the outcome, and leads nowhere. */
export { answerReturn as GET, answerReturn as POST } from "./answer";
