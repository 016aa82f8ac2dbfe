import en from "./en";
import ru from "./ru";

/** One namespace for the whole plugin: `useTranslation("assist")`, then `t("bills.title")`. */
export default { en: { assist: en }, ru: { assist: ru } };
