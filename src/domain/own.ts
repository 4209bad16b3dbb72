/** A table's own value: a name that came over the wire may be "constructor", which every object inherits. */
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
