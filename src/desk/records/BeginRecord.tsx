import { useLocation } from 'wouter';
import { flowsOffered, kinds, type RecordKind } from '#kinds/registry.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { BeginForm } from '../BeginForm.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';

/** What may be begun at the desk: open kinds, by a form without a paper. A sealed one begins with whom it is for. */
export const useBeginnings = () => {
  const { roles } = useDesk().session.person;
  return kinds
    .filter(({ sealed }) => !sealed)
    .flatMap((kind) => flowsOffered(kind, 'none', roles, 'desk').map((flow) => ({ kind, flow })));
};

export const beginHref = ({ path }: RecordKind, flow: string): string => `/desk/begin/${path}/${flow}`;

/** A record that somebody reports to the office: the case, the find or the encampment, without a paper. */
export function BeginRecord({ path, name }: { readonly path: string; readonly name: string }) {
  const [, go] = useLocation();
  const found = useBeginnings().find(({ kind, flow }) => kind.path === path && flow.name === name);
  return (
    <DeskFrame title="Records">
      {found ? (
        <BeginForm {...found} onClose={() => go('/desk/records')} />
      ) : (
        <EmptyState icon="record" title="This cannot be begun here">
          <p>The link may be old, or it is begun on the phone.</p>
          <LinkButton href="/desk/records">Go to the records</LinkButton>
        </EmptyState>
      )}
    </DeskFrame>
  );
}
