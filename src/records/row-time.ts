/** By which the moments that Medusa writes into its rows are judged. */
export interface RowTime {
  /** The earliest that any of the shop's servers may take it to be now: what is old by this clock is old. */
  now: Date;
  /** Now by the database, which stamps the links between Medusa's rows. */
  database: Date;
  /** The last moment, by the database's clock, at which a server can have stamped a row so … */
  latest: (stamp: Date | string) => Date;
  /** … and the first. */
  earliest: (stamp: Date | string) => Date;
}
