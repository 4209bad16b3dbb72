/** The next count up or down, held between the least and the most; the first press on an empty count gives the least, or 1. */
export function steppedCount(count: number | undefined, step: number, least: number, most: number): number {
  const next = count === undefined ? Math.max(least, 1) : count + step;
  return Math.min(Math.max(next, least), most);
}

/** What was typed into a count: digits only, empty is no answer. */
export function typedCount(typed: string, most: number): number | undefined {
  const digits = typed.replaceAll(/\D/g, '');
  return digits === '' ? undefined : Math.min(Number(digits), most);
}
