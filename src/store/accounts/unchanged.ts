import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AccountVersion } from "../../records/account-rows";

/**
 * A condition of the statement after which the gateway may know an order: true when the account is still as this server
 * knows it. Waits for whoever is changing the account just now. Staff may give an account another contract only while
 * the gateway is asked about none of its orders; without this, an order could leave under the contract before, unseen.
 */
export function isUnchanged(database: Knex, { name, revision }: AccountVersion): Knex.Raw {
  return database.raw(
    "coalesce((select revision from assist_account where name = ? and deleted_at is null for share), 0) = ?",
    [name, revision],
  );
}
