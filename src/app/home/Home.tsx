import { ActionTile } from '#ui/ActionTile.tsx';
import { CalloutLink } from '#ui/CalloutLink.tsx';
import { CardList } from '#ui/CardList.tsx';
import { Group } from '#ui/Group.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Tiles } from '#ui/Tiles.tsx';
import { useNow } from '#ui/use-now.ts';
import { AppScreen } from '../AppScreen.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';
import { byClock, clockWords } from '../time-words.ts';
import { DueList } from './DueList.tsx';
import { dueGroups } from './due-groups.ts';
import { nothingWords } from './nothing-words.ts';
import { SignInNotice } from './SignInNotice.tsx';

export function Home() {
  const offers = useAnswer(['settings'], 'offers', (phone) => phone.offers());
  const due = useAnswer(['records'], 'due', (phone) => phone.due());
  const drafts = useAnswer(['drafts'], 'drafts', (phone) => phone.drafts());
  const sync = useAnswer(['outbox'], 'home', (phone) => phone.syncState());
  const begins = offers?.begins ?? [];
  const now = byClock(useNow(), offers?.clockOffset ?? 0);
  const groups = dueGroups(due ?? [], now);
  return (
    <AppScreen title="Wardbook" tab={paths.home}>
      <SignInNotice />
      <Tiles label="Record something">
        {begins.map(({ path, title, icon, flow }) => (
          <ActionTile key={path} href={paths.begin(path, flow)} icon={icon} label={title} />
        ))}
      </Tiles>
      {offers && begins.length === 0 && due?.length === 0 && (
        <Notice tone="brand">Nothing waits for you. What is sent to you to do appears here.</Notice>
      )}
      <CalloutLink href={paths.firstAid} label="First aid" action="Open" />
      {drafts && drafts.length > 0 && (
        <Group title="Not finished">
          <CardList>
            {drafts.map(({ id, heading, kind, savedAt }) => (
              <ListRow
                key={id}
                href={paths.draft(id)}
                title={`Draft: ${heading || offers?.kinds.find(({ name }) => name === kind)?.title || 'record'}`}
                detail={`Kept ${clockWords(savedAt)}. Nothing is lost if you close the app`}
              />
            ))}
          </CardList>
        </Group>
      )}
      {groups.map((group) => (
        <DueList key={group.title} group={group} now={now} />
      ))}
      {due && groups.length === 0 && drafts?.length === 0 && sync && <p className="soft">{nothingWords(sync)}</p>}
    </AppScreen>
  );
}
