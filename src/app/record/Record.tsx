import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { rulesAt } from '#domain/rulebook.ts';
import { flowsOffered, kindNamed, nextSteps, type RecordKind } from '#kinds/registry.ts';
import type { PhoneSettings, RecordView } from '#sync/phone.ts';
import { hasAnyRole } from '#domain/role.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Clocks } from '#ui/Clocks.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { HideButton } from '#ui/HideButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { Loading } from '#ui/Loading.tsx';
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
import { PapersCard } from './PapersCard.tsx';
import { SendJob } from './SendJob.tsx';
import { Thread } from './Thread.tsx';

export function Record({ id }: { readonly id: string }) {
  const view = useAnswer(['records', 'outbox'], id, async (phone) => (await phone.record(id)) ?? 'nowhere');
  const settings = useAnswer(['settings'], 'settings', (phone) => phone.settings());
  const [, go] = useLocation();
  const back = { onBack: () => go(paths.records), backLabel: 'Back to records', tab: paths.records };
  if (!view || !settings)
    return (
      <AppScreen title="Record" {...back}>
        <Loading words="Opening the record…" />
      </AppScreen>
    );
  const kind = view === 'nowhere' ? undefined : kindNamed(view.state.kind);
  if (view === 'nowhere' || !kind || view.unknown) {
    const title = view === 'nowhere' ? 'This record is not on this phone' : 'Update the app to see this';
    return (
      <AppScreen title="Record" {...back}>
        <EmptyState icon="record" title={title}>
          <p>
            {view === 'nowhere'
              ? 'It may have been given to somebody else, or be older than this phone keeps.'
              : 'A newer version of Wardbook wrote it. It is kept whole.'}
          </p>
        </EmptyState>
      </AppScreen>
    );
  }
  return <KnownRecord key={id} id={id} view={view} kind={kind} settings={settings} back={back} />;
}

/** So many steps stand open beside the two in the bar; the others are one tap away. */
const FEW = 4;

interface KnownRecordProps {
  readonly id: string;
  readonly view: RecordView;
  readonly kind: RecordKind;
  readonly settings: PhoneSettings;
  readonly back: { readonly onBack: () => void; readonly backLabel: string; readonly tab: string };
}

function KnownRecord({ id, view, kind, settings, back }: KnownRecordProps) {
  const phone = usePhone();
  const now = byClock(useNow(), settings.clockOffset);
  const { person } = useMe();
  const { hide } = useHiding();
  const { state } = view;
  const rules = useMemo(() => rulesAt(settings.rulebook, now), [settings, now]);
  const status = kind.statuses[state.status];
  const painted = usePainted();
  // Runs the guards of every form that is offered.
  const next = useMemo(() => {
    if (!painted) return [];
    const flows = flowsOffered(kind, state.status, person.roles, 'phone');
    return nextSteps(kind, flows, { state, rules, now, by: person.id });
  }, [painted, kind, state, rules, now, person]);
  const open = next.filter(({ stops }) => stops.length === 0).map(({ flow }) => flow);

  useEffect(() => {
    if (kind.sealed) void phone.logAccess(id, 'opened');
  }, [phone, id, kind]);

  return (
    <AppScreen
      title={kind.title}
      {...back}
      {...(kind.sealed && { right: <HideButton onHide={hide} /> })}
      actions={open.slice(0, 2).map(({ name, action }, index) => (
        <LinkButton key={name} href={paths.goOn(id, name)} full look={index === 0 ? 'primary' : 'secondary'}>
          {action}
        </LinkButton>
      ))}
    >
      <Card title={kind.heading(state)}>
        <p className="soft">{kind.detail(state, now)}</p>
        {status && (
          <Chip tone={status.tone} large>
            {status.title}
          </Chip>
        )}
      </Card>
      <AskedOfYou id={id} view={view} />
      <Clocks lines={kind.clocks(state, now, rules)} />
      <StandingCards load={kind.standing} state={state} now={now} rules={rules} />
      <Thread kind={kind} view={view} next={next} now={now} rules={rules} />
      {painted && (
        <>
          <NotYet steps={next} now={now} />
          <div className="stack">
            {open.slice(2, 2 + FEW).map(({ name, action }) => (
              <LinkButton key={name} href={paths.goOn(id, name)} full look="secondary">
                {action}
              </LinkButton>
            ))}
            {open.length > 2 + FEW && (
              <details>
                <summary>Less often needed</summary>
                <div className="stack">
                  {open.slice(2 + FEW).map(({ name, action }) => (
                    <LinkButton key={name} href={paths.goOn(id, name)} full look="secondary">
                      {action}
                    </LinkButton>
                  ))}
                </div>
              </details>
            )}
            <LinkButton href={paths.note(id)} full look="secondary" icon="pen">
              Add a note
            </LinkButton>
            <LinkButton href={paths.correct(id)} full look="secondary">
              Correct an answer
            </LinkButton>
          </div>
          <PapersCard kind={kind} state={state} />
          {!kind.sealed && <LinkedCard id={id} view={view} />}
          {kind.job?.statuses.includes(state.status) && hasAnyRole(person.roles, ['officer', 'manager']) && (
            <SendJob id={id} />
          )}
          <AnswersCard id={id} kind={kind} view={view} />
        </>
      )}
    </AppScreen>
  );
}
