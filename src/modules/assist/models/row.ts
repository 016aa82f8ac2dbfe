import type { DMLSchema, InferSchemaProperties } from "@medusajs/framework/types";

/** What `model.define` returns, as far as its columns go. */
interface Model {
  schema: DMLSchema;
}

/** The columns of a model's table, its foreign keys among them; relations have none. */
type Columns<Of extends Model> = InferSchemaProperties<Of["schema"]>;

/** A json column may hold a list as well as an object, whatever Medusa's own type says. */
type Wide<Value> = string extends keyof Value ? object : Value;

/** Allows columns of the model alone, each with a type that the column can hold, and without null: that is for the model to say. */
type NarrowerOf<Of extends Model, Narrower> = {
  [Column in keyof Narrower]: Column extends keyof Columns<Of>
    ? Wide<NonNullable<Columns<Of>[Column]>>
    : never;
};

/**
 * A row of a model's table. Which columns it has, and which may be null, stands in the model alone; `Narrower` says more of
 * what json and text columns hold.
 */
export type Row<Of extends Model, Narrower extends NarrowerOf<Of, Narrower> = object> = {
  [Column in keyof Columns<Of>]: Column extends keyof Narrower
    ? Narrower[Column] | Extract<Columns<Of>[Column], null>
    : Columns<Of>[Column];
};
