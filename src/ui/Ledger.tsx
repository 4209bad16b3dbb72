import { Card } from './Card.tsx';

interface LedgerProps {
  readonly figures: readonly { readonly label: string; readonly count: number }[];
  /** The sum that must hold, in words. */
  readonly words: string;
}

export const Ledger = ({ figures, words }: LedgerProps) => (
  <Card>
    <div className="ledger">
      <dl>
        {figures.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p>{words}</p>
    </div>
  </Card>
);
