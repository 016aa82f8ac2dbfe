import { twoServers } from "./two-servers";

const what = "events, workflows, locks and cache in Redis";

/** Set by scripts/test.mjs where there is a Redis. */
const redis = process.env.TEST_REDIS_URL;

if (redis) {
  twoServers(what, { SHARED_REDIS_URL: redis });
} else {
  describe(`two servers on one database, with ${what}`, () => {
    it.skip("needs a Redis, which is not installed here", () => undefined);
  });
}
