// One figure, its bar and what it is compared with; as JSON for scripts and as a table for people.
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly beside?: Readonly<Record<string, number>>;
  /** To the floor of the same run; then `most` is of the ratio. */
  readonly ratio?: number;
  readonly most?: number;
  readonly least?: number;
}

const meets = ({ value, ratio = value, most = Number.POSITIVE_INFINITY, least = 0 }: Figure): boolean =>
  ratio <= most && value >= least;

export const jsonOf = (figures: readonly Figure[], load: readonly (number | undefined)[]): string =>
  JSON.stringify({
    date: new Date().toISOString(),
    load,
    figures: figures.map((each) => ({ ...each, met: meets(each) })),
  });

export function tableOf(figures: readonly Figure[], load: readonly (number | undefined)[]): string {
  const rows = figures.map((each) => {
    const { what, value, unit, ratio, most, least } = each;
    const beside = Object.entries(each.beside ?? {}).map(([name, other]) => `${name} ${rounded(other)}`);
    const bar =
      most === undefined ? (least === undefined ? '' : `≥ ${least}`) : `≤ ${most}${ratio === undefined ? '' : '×'}`;
    const times = ratio === undefined ? '' : `${ratio.toFixed(2)}×`;
    return [
      what,
      `${rounded(value)} ${unit}`,
      beside.join(', '),
      times,
      bar,
      bar === '' ? '' : meets(each) ? 'yes' : '**no**',
    ];
  });
  return [['what', 'measured', 'beside', 'ratio', 'bar', 'met'], ['---', '--:', '---', '--:', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .concat(`\nLoad average ${load.map((each) => each?.toFixed(1)).join(' to ')}.`)
    .join('\n');
}

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
