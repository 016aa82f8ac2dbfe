import { twoServers } from "./two-servers";

twoServers("nothing but the database shared");
