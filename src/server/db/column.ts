import type { ColumnType } from 'kysely';

/** Given as text, read as a value. */
export type Json = ColumnType<unknown, string, string>;
export type Time = ColumnType<Date, Date | string, Date | string>;
export type Defaulted<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
export type Now = Defaulted<Time>;
