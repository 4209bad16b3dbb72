import { Card } from './Card.tsx';
import { Chip } from './Chip.tsx';
import type { Tone } from './tone.ts';

interface ClocksProps {
  readonly lines: readonly { readonly label: string; readonly words: string; readonly tone: Tone }[];
}

/** Times that run or ran, each with its words. */
export const Clocks = ({ lines }: ClocksProps) =>
  lines.length === 0 ? null : (
    <Card title="Clock">
      <dl className="clocks">
        {lines.map(({ label, words, tone }) => (
          <div key={label} className="clock">
            <dt className="small soft">{label}</dt>
            <dd>
              <Chip tone={tone}>{words}</Chip>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
