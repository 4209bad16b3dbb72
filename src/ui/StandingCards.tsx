import { useEffect, useState } from 'react';
import type { RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Standing, StandingCard } from '#domain/standing.ts';
import { Card } from './Card.tsx';
import { Chip } from './Chip.tsx';
import { toldOnce } from './told-once.ts';

interface StandingCardsProps {
  /** Code of its own, loaded when a record is opened. */
  readonly load: () => Promise<Standing>;
  readonly state: RecordState;
  readonly now: string;
  readonly rules: Rules;
}

/** Where the record stands, card by card; a card with nothing to say is left out. */
export function StandingCards({ load, state, now, rules }: StandingCardsProps) {
  const [standing, setStanding] = useState<{ readonly of: Standing }>();
  useEffect(() => {
    let late = false;
    const begin = async () => {
      const of = await load();
      if (!late) setStanding({ of });
    };
    void begin();
    return () => {
      late = true;
    };
  }, [load]);
  return standing?.of(state, now, rules).filter(hasLines).map(StandingCardView);
}

const hasLines = ({ lines }: StandingCard): boolean => lines.length > 0;

const StandingCardView = ({ title, lines }: StandingCard) => (
  <Card key={title} title={title}>
    <dl className="standing">
      {toldOnce(lines).map(({ said, words }) => (
        <div key={said[0]?.label}>
          {said.map(({ label, chip }) => (
            <dt key={label}>
              {label}
              {chip && <Chip tone={chip.tone}>{chip.words}</Chip>}
            </dt>
          ))}
          {words && <dd className="soft">{words}</dd>}
        </div>
      ))}
    </dl>
  </Card>
);
