import bills from "./bills";
import cases from "./cases";
import general from "./general";
import order from "./order";
import settings from "./settings";

export default { general, bills, order, cases, settings };
