/** Whether all of what can be tried is tried (npm run test:deep), or some of it, drawn by lot. */
export const isDeep = process.env.TEST_DEPTH === "deep";

/** What is drawn by lot follows from this number: the day's, unless somebody gives one (scripts/test.mjs). */
export const seedOfRun = Number(process.env.TEST_SEED ?? 1);
