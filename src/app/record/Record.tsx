import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { type Rules, rulesAt } from '#domain/rulebook.ts';
import { type Flow, flowsOffered, kindNamed, type NextStep, nextSteps, type RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings, RecordView } from '#sync/phone.ts';
import { hasAnyRole } from '#domain/role.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Clocks } from '#ui/Clocks.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { HideButton } from '#ui/HideButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Loading } from '#ui/Loading.tsx';
import { Notice } from '#ui/Notice.tsx';
import { NotYet } from '#ui/NotYet.tsx';
import { StandingCards } from '#ui/StandingCards.tsx';
import { useNow } from '#ui/use-now.ts';
import { usePainted } from '#ui/use-painted.ts';
import { AppScreen } from '../AppScreen.tsx';
import { byClock } from '../time-words.ts';
import { useMe } from '../me-context.ts';
import { paths } from '../paths.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { useHiding } from '../hide-context.ts';
import { AnswersCard } from './AnswersCard.tsx';
import { LinkedCard } from './LinkedCard.tsx';
import { AskedOfYou } from '../AskedOfYou.tsx';
import { OtherSteps } from './OtherSteps.tsx';
import { PapersCard } from './PapersCard.tsx';
import { SendJob } from './SendJob.tsx';
import { Thread } from './Thread.tsx';

/** One screen from the tap on: bar, tabs and chip stand while the record is read, and are not drawn again for it. */
export function Record({ id }: { readonly id: string }) {
  const view = useAnswer(['records', 'outbox'], id, async (phone) => (await phone.record(id)) ?? 'nowhere');
  const settings = useAnswer(['settings'], 'settings', (phone) => phone.settings());
  const now = byClock(useNow(), settings?.clockOffset ?? 0);
  const known = useMemo(() => (settings ? knownRecord(view, settings, now) : undefined), [view, settings, now]);
  const painted = usePainted(known && id);
  const next = useNextSteps(painted ? known : undefined);
  const { hide } = useHiding();
  const [, go] = useLocation();
  return (
    <AppScreen
      title={known?.kind.title ?? 'Record'}
      onBack={() => go(paths.records)}
      backLabel="Back to records"
      tab={paths.records}
      {...(known?.kind.sealed && { right: <HideButton onHide={hide} /> })}
      actions={openOf(next)
        .slice(0, IN_BAR)
        .map((flow, index) => (
          <StepButton key={flow.name} id={id} flow={flow} look={index === 0 ? 'primary' : 'secondary'} />
        ))}
    >
      {known ? (
        <KnownRecord key={id} id={id} known={known} next={next} painted={painted} />
      ) : !view || !settings ? (
        <Loading words="Opening the record…" />
      ) : (
        <UnknownRecord here={view !== 'nowhere'} />
      )}
    </AppScreen>
  );
}

interface Known {
  readonly view: RecordView;
  readonly kind: RecordKind;
  readonly rules: Rules;
  readonly now: string;
  /** Whose word it waits for, in words. */
  readonly waits: readonly string[];
}

function knownRecord(
  view: RecordView | 'nowhere' | undefined,
  settings: PhoneSettings,
  now: string,
): Known | undefined {
  if (!view || view === 'nowhere' || view.unknown) return undefined;
  const kind = kindNamed(view.state.kind);
  const rulesOn = (instant: string) => rulesAt(settings.rulebook, instant);
  const waits = kind?.waits?.(view.state, rulesOn) ?? [];
  return kind && { view, kind, rules: rulesOn(now), now, waits: waits.map(({ message }) => message) };
}

/** Runs the guards of every form that is offered. */
function useNextSteps(known: Known | undefined): readonly NextStep[] {
  const { person } = useMe();
  return useMemo(() => {
    if (!known) return [];
    const {
      view: { state },
      kind,
      rules,
      now,
    } = known;
    // What began it is not here or has no effect: a form that begins a record would begin this one twice.
    if (state.status === 'none') return [];
    const flows = flowsOffered(kind, state.status, person.roles, 'phone');
    return nextSteps(kind, flows, { state, rules, now, by: person.id });
  }, [known, person]);
}

const openOf = (next: readonly NextStep[]): readonly Flow[] =>
  next.filter(({ stops }) => stops.length === 0).map(({ flow }) => flow);

interface StepButtonProps {
  readonly id: string;
  readonly flow: Flow;
  readonly look: 'primary' | 'secondary';
}

const StepButton = ({ id, flow: { name, action }, look }: StepButtonProps) => (
  <LinkButton href={paths.goOn(id, name)} full look={look}>
    {action}
  </LinkButton>
);

const UnknownRecord = ({ here }: { readonly here: boolean }) => (
  <EmptyState icon="record" title={here ? 'Update the app to see this' : 'This record is not on this phone'}>
    <p>
      {here
        ? 'A newer version of Wardbook wrote it. It is kept whole.'
        : 'It may have been given to somebody else, or be older than this phone keeps.'}
    </p>
  </EmptyState>
);

/** So many steps stand open in the bar; the others are listed on the page. */
const IN_BAR = 2;

interface KnownRecordProps {
  readonly id: string;
  readonly known: Known;
  readonly next: readonly NextStep[];
  readonly painted: boolean;
}

function KnownRecord({ id, known: { view, kind, rules, now, waits }, next, painted }: KnownRecordProps) {
  const phone = usePhone();
  const { person } = useMe();
  const { state } = view;
  const status = kind.statuses[state.status];
  const open = openOf(next).slice(IN_BAR);

  useEffect(() => {
    if (kind.sealed) void phone.logAccess(id, 'opened');
  }, [phone, id, kind]);

  return (
    <>
      <Card title={kind.heading(state)}>
        <p className="soft">{kind.detail(state, now)}</p>
        {status && (
          <Chip tone={status.tone} large>
            {status.title}
          </Chip>
        )}
      </Card>
      <AskedOfYou id={id} view={view} />
      {waits.length > 0 && (
        <Notice tone="waiting" title="Waits for a decision">
          {waits.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      <Clocks lines={kind.clocks(state, now, rules)} />
      <StandingCards load={kind.standing} state={state} now={now} rules={rules} />
      <Thread painted={painted} kind={kind} view={view} me={person.id} next={next} now={now} rules={rules} />
      {painted && (
        <>
          <NotYet steps={next} now={now} />
          <OtherSteps id={id} open={open} />
          <PapersCard kind={kind} state={state} />
          {!kind.sealed && <LinkedCard id={id} view={view} />}
          {kind.job && hasAnyRole(person.roles, kind.job.makers) && (
            <SendJob id={id} job={kind.job} state={state} now={now} />
          )}
          <AnswersCard id={id} kind={kind} view={view} />
        </>
      )}
    </>
  );
}
