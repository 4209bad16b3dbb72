import type { StandingLine } from '#domain/standing.ts';

interface Told {
  readonly said: readonly StandingLine[];
  readonly words: string;
}

/** Neighbours that say the same, as what one rule stops: their names stand together, the words once. */
export function toldOnce(lines: readonly StandingLine[]): readonly Told[] {
  return lines.reduce<readonly Told[]>((told, line) => {
    const last = told.at(-1);
    return last && line.words !== '' && last.words === line.words
      ? [...told.slice(0, -1), { said: [...last.said, line], words: line.words }]
      : [...told, { said: [line], words: line.words }];
  }, []);
}
