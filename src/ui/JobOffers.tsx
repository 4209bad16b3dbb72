import { Button } from './Button.tsx';

interface JobOffer {
  readonly item?: string;
  readonly name?: string;
  readonly stop?: string | undefined;
}

interface JobOffersProps {
  readonly offers: readonly JobOffer[];
  /** A link was made before. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly full?: boolean;
  readonly onMake: (item: string | undefined) => void;
}

/** What a link may be made for: a button for each, or what has to be put right first. */
export const JobOffers = ({ offers, again, busy, full = false, onMake }: JobOffersProps) =>
  offers.map(({ item, name, stop }) => (
    <div key={item ?? ''} className="stack">
      {name && <p className="strong">{name}</p>}
      {stop ? (
        <p>{stop}</p>
      ) : (
        <Button
          full={full}
          look="secondary"
          {...(name && { label: `Make a link: ${name}` })}
          onPress={() => onMake(item)}
          busy={busy ? 'Making a link…' : undefined}
        >
          {again ? 'Make another link' : 'Make a link'}
        </Button>
      )}
    </div>
  ));
