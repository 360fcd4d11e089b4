/** The one table that several tables make. Of a union of tables. */
export type Joined<Tables> = (Tables extends unknown ? (one: Tables) => void : never) extends (all: infer All) => void
  ? All
  : never;
