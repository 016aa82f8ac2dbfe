import { faultMatrix, movesMoney } from "./fault-matrix";

/** Every fault in front of commands that move money. */
faultMatrix(movesMoney);
