import { hasAnyRole } from '#domain/role.ts';
import { flowsFor, kindNamed, kinds } from '#kinds/registry.ts';
import { ActionTile } from '#ui/ActionTile.tsx';
import { CalloutLink } from '#ui/CalloutLink.tsx';
import { CardList } from '#ui/CardList.tsx';
import { Group } from '#ui/Group.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Tiles } from '#ui/Tiles.tsx';
import { AppScreen } from '../AppScreen.tsx';
import { useMe } from '../me-context.ts';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { RecordRow } from '../RecordRow.tsx';
import { clockWords } from '../time-words.ts';
import { SignInNotice } from './SignInNotice.tsx';

export function Home() {
  const { person } = useMe();
  const due = useAnswer(['records'], 'due', (phone) => phone.due());
  const drafts = useAnswer(['drafts'], 'drafts', (phone) => phone.drafts());
  const begins = kinds.flatMap((kind) =>
    flowsFor(kind, 'none')
      .filter(({ roles }) => hasAnyRole(person.roles, roles))
      .slice(0, 1)
      .map((flow) => ({ kind, flow })),
  );
  return (
    <AppScreen title="Wardbook" tab={paths.home}>
      <SignInNotice />
      <Tiles label="Record something">
        {begins.map(({ kind, flow }) => (
          <ActionTile key={kind.name} href={paths.begin(kind, flow.name)} icon={kind.icon} label={kind.title} />
        ))}
      </Tiles>
      {begins.length === 0 && (
        <Notice tone="brand">Your roles do not record anything on a phone. Your manager can change them.</Notice>
      )}
      <CalloutLink href={paths.firstAid} label="First aid" action="Open" />
      {due && due.length > 0 && (
        <Group title="Due and returned">
          <CardList>
            {due.map((line) => (
              <RecordRow key={line.id} line={line} showDue />
            ))}
          </CardList>
        </Group>
      )}
      {drafts && drafts.length > 0 && (
        <Group title="Not finished">
          <CardList>
            {drafts.map(({ id, heading, kind, savedAt }) => (
              <ListRow
                key={id}
                href={paths.draft(id)}
                title={`Draft: ${heading || kindNamed(kind)?.title || 'record'}`}
                detail={`Kept ${clockWords(savedAt)}. Nothing is lost if you close the app`}
              />
            ))}
          </CardList>
        </Group>
      )}
      {due?.length === 0 && drafts?.length === 0 && (
        <p className="soft">Nothing is due today, and nothing is half written.</p>
      )}
    </AppScreen>
  );
}
