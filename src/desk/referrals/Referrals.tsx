import { kinds, type RecordKind } from '#kinds/registry.ts';
import { searchRecords } from '#protocol/desk-records.ts';
import { CardList } from '#ui/CardList.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { Loaded } from '../Loaded.tsx';
import { RecordLine } from '../RecordLine.tsx';
import { useNow } from '#ui/use-now.ts';
import { useQuery } from '../use-query.ts';
import { BeginReferral } from './BeginReferral.tsx';

/** Kinds that coordinators keep, and only the people named on a record may open. */
const sealed = kinds.filter((kind) => kind.sealed && kind.keeper === 'coordinator');

/** `page` is the kind of a referral that is being written down, or nothing for the lists. */
export function Referrals({ page }: { readonly page: string | undefined }) {
  const kind = sealed.find(({ path }) => path === page);
  if (kind) return <BeginReferral key={kind.name} kind={kind} />;
  return (
    <DeskFrame title="Referrals">
      <DeskHeading
        title="Referrals"
        detail="Only those you are named on. Nobody else on the desk sees them"
        actions={sealed.map(({ path, title }) => (
          <LinkButton key={path} href={`/desk/referrals/${path}`} icon="plus">
            {`New ${title.toLowerCase()}`}
          </LinkButton>
        ))}
      />
      {sealed.map((each) => (
        <ReferralList key={each.name} kind={each} />
      ))}
      {sealed.length === 0 && <EmptyState icon="home" title="This council keeps no referrals here" />}
    </DeskFrame>
  );
}

function ReferralList({ kind }: { readonly kind: RecordKind }) {
  const now = useNow();
  const found = useQuery(searchRecords, { query: { kind: kind.name } }, { live: true });
  return (
    <Loaded query={found} loading="Reading the referrals…">
      {({ rows, total }) =>
        rows.length === 0 ? (
          <EmptyState icon="home" title="No referrals yet">
            <p>Write one down when it reaches you, and name who makes the visit.</p>
          </EmptyState>
        ) : (
          <div className="narrow stack">
            <CardList label={kind.plural}>
              {rows.map((row) => (
                <RecordLine key={row.id} row={row} now={now} href={`/desk/records/${row.id}`} />
              ))}
            </CardList>
            {total > rows.length && (
              <p className="soft">
                The newest {rows.length}. All {total} are under Records.
              </p>
            )}
          </div>
        )
      }
    </Loaded>
  );
}
