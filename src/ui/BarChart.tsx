import { gridlines } from './chart-scale.ts';
import { Table } from './Table.tsx';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The same period a year before. */
  readonly before?: number;
  /** So many more, shown apart. */
  readonly apart?: number;
}

interface BarChartProps {
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly legend: string;
  readonly beforeLegend?: string;
}

const WIDTH = 1080;
const HEIGHT = 250;
const LEFT = 44;
const TOP = 34;
const BOTTOM = 26;

/** Drawn for the eye; the same figures stand in a table under it for everybody else. */
export function BarChart({ caption, bars, legend, beforeLegend }: BarChartProps) {
  const lines = gridlines(Math.max(...bars.flatMap(({ value, before = 0 }) => [value, before])));
  const top = lines.at(-1) ?? 1;
  const height = (value: number) => ((HEIGHT - TOP - BOTTOM) * value) / top;
  const y = (value: number) => HEIGHT - BOTTOM - height(value);
  const slot = (WIDTH - LEFT) / Math.max(bars.length, 1);
  const width = Math.min(slot * 0.3, 28);
  const flagged = bars.filter(({ apart }) => apart !== undefined).length;
  return (
    <figure className="stack">
      <div className="chart-scroll">
        <svg
          className="chart"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`${caption}. The figures are in the table below.`}
        >
          {lines.map((line) => (
            <g key={line}>
              <line className="chart-grid" x1={LEFT} x2={WIDTH} y1={y(line)} y2={y(line)} />
              <text className="chart-axis" x={LEFT - 8} y={y(line) + 4} textAnchor="end">
                {line.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
          {bars.map(({ label, value, before, apart }, index) => {
            const middle = LEFT + slot * (index + 0.5);
            return (
              <g key={label}>
                {before !== undefined && (
                  <rect
                    className="chart-bar-before"
                    x={middle - width - 1}
                    y={y(before)}
                    width={width}
                    height={height(before)}
                  />
                )}
                <rect
                  className="chart-bar"
                  x={before === undefined ? middle - width / 2 : middle + 1}
                  y={y(value)}
                  width={width}
                  height={height(value)}
                />
                <text x={middle} y={HEIGHT - 6} textAnchor="middle">
                  {label}
                </text>
                {apart !== undefined && (
                  <text className="chart-flag" x={middle} y={16} textAnchor={flagged > 1 ? 'middle' : anchorAt(middle)}>
                    {flagged > 1
                      ? `▲ ${apart.toLocaleString('en-GB')}`
                      : `▲ ${label}: ${apart.toLocaleString('en-GB')} more, shown apart`}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="chart-legend">
        <span>
          <span className="chart-key chart-key-now" />
          {legend}
        </span>
        {beforeLegend && (
          <span>
            <span className="chart-key" />
            {beforeLegend}
          </span>
        )}
        {flagged > 1 && <span>▲ more, shown apart</span>}
      </figcaption>
      <details>
        <summary>The figures as a table</summary>
        <Table
          caption={caption}
          hideCaption
          rows={bars}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', title: 'Period', cell: ({ label }) => label },
            { key: 'value', title: legend, figure: true, cell: ({ value }) => value.toLocaleString('en-GB') },
            ...(beforeLegend
              ? [
                  {
                    key: 'before',
                    title: beforeLegend,
                    figure: true,
                    cell: ({ before }: Bar) => before?.toLocaleString('en-GB') ?? '–',
                  },
                ]
              : []),
            ...(flagged > 0
              ? [
                  {
                    key: 'apart',
                    title: 'More, shown apart',
                    figure: true,
                    cell: ({ apart }: Bar) => apart?.toLocaleString('en-GB') ?? '–',
                  },
                ]
              : []),
          ]}
        />
      </details>
    </figure>
  );
}

const anchorAt = (x: number) => (x < WIDTH / 4 ? 'start' : x > (WIDTH * 3) / 4 ? 'end' : 'middle');
