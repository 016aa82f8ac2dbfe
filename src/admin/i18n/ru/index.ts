import attention from "./attention";
import bills from "./bills";
import general from "./general";
import order from "./order";
import settings from "./settings";

export default { general, bills, order, attention, settings };
