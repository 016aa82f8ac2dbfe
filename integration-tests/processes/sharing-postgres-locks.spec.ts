import { twoServers } from "./two-servers";

twoServers("locks in PostgreSQL", { SHARED_LOCKS: "postgres" });
