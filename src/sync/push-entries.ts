// Drains one enrolment's outbox: carries out what the engine decides, and brings it back what came of it.
import type { Clock } from '#domain/clock.ts';
import type { Holding } from '#protocol/contact.ts';
import { pushEntries as endpoint } from '#protocol/push-entries.ts';
import { encodePush } from '#protocol/push-frame.ts';
import { keyOf, type Line } from './batches.ts';
import { engineState, nextTryOf, reduce } from './engine.ts';
import type { Effect, EngineEvent, Left } from './engine-words.ts';
import type { Contact, Failure } from './failure.ts';
import { fetchKeySets, versionOf } from './key-sets.ts';
import type { WaitingLine } from './outbox-rows.ts';
import type { Enrolled, Outbox, OutboxStore } from './outbox-store.ts';
import { outcomesOf } from './receipts.ts';
import { askJson, type Fetch } from './transport.ts';

export interface PushPorts {
  readonly fetch: Fetch;
  readonly now: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly version: string;
  /** Ends what is under way when another sender took over. */
  readonly signal?: AbortSignal | undefined;
  /** After each change of the outbox, so that screens read it again and the lock's heart beats. */
  readonly changed: () => void;
}

export interface PushStart {
  /** A person asked, the signal came back, the app came to the front: do not wait for the backoff. */
  readonly eager: boolean;
  readonly left: Omit<Left, 'paused'>;
}

export interface PushReport {
  readonly contact: Contact;
  readonly left: Omit<Left, 'paused'>;
  /** When to try again by itself; undefined when nothing waits. */
  readonly nextTry?: number | undefined;
  /** What the council said last, where it said anything. */
  readonly holding?: Holding | undefined;
}

/** Ends when nothing more may be sent now. */
export async function pushEntries(
  store: OutboxStore,
  enrolled: Enrolled,
  ports: PushPorts,
  start: PushStart,
): Promise<PushReport> {
  const paused = enrolled.pause === 'wiping' ? undefined : enrolled.pause;
  let state = engineState({ ...start.left, paused });
  let keySets = enrolled.keySets;
  let outbox: Outbox | undefined;
  let items = new Map<string, WaitingLine>();
  let holding: Holding | undefined;
  const told = () => ({ now: ports.now(), roll: ports.random() });

  const send = async (
    lines: readonly Line[],
  ): Promise<Failure | Pick<EngineEvent & { type: 'answered' }, 'outcomes' | 'holding'>> => {
    const sent = lines.flatMap((line) => items.get(keyOf(line)) ?? []);
    const batch = ports.newId();
    const contact = outbox?.contact ?? { lastSeq: 0, waiting: 0, persisted: 'unknown' as const };
    const reply = await askJson(ports.fetch, endpoint, {
      enrolment: enrolled.enrolment,
      query: { ...contact, version: ports.version, batch },
      bytes: encodePush(sent.map(({ frame }) => frame)),
      signal: ports.signal,
    });
    if (reply.kind !== 'answer') return reply;
    if (reply.answer.batch !== batch) return { kind: 'not-council' };
    const { keySetVersion } = reply.answer.holding;
    if (keySetVersion > versionOf(keySets)) {
      const chain = await fetchKeySets(ports.fetch, enrolled.enrolment, keySets, keySetVersion);
      if ('kind' in chain) return chain;
      await store.keepKeySets(chain);
      keySets = chain;
    }
    const outcomes = await outcomesOf(reply.answer.results, sent, { ...enrolled, keySets });
    // An answer whose receipts all fail to verify comes from a copy or another house: wait as for any stranger.
    if (sent.length > 0 && outcomes.length === 0) return { kind: 'not-council' };
    holding = reply.answer.holding;
    return { outcomes, holding };
  };

  const perform = async (effect: Effect): Promise<EngineEvent | undefined> => {
    switch (effect.type) {
      case 'read': {
        outbox = await store.read();
        if (outbox.unreadable > 0) await store.setAsideUnreadable();
        items = new Map(outbox.waiting.map((line) => [keyOf(line), line]));
        return { type: 'read', ...told(), lines: outbox.waiting, received: outbox.received };
      }
      case 'send': {
        const came = await send(effect.lines);
        const event = { ...told(), flight: effect.flight };
        return 'kind' in came ? { type: 'failed', ...event, failure: came } : { type: 'answered', ...event, ...came };
      }
      case 'write':
        await store.write(effect.change);
        ports.changed();
        return undefined;
      case 'pause':
        await store.pause(effect.why);
        ports.changed();
        return undefined;
    }
  };

  const dispatch = async (event: EngineEvent): Promise<void> => {
    const step = reduce(state, event);
    state = step.state;
    const ends = await Promise.allSettled(
      step.effects.map(async (effect) => {
        const next = await perform(effect);
        if (next) await dispatch(next);
      }),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  };

  await dispatch({ type: 'kick', ...told(), eager: start.eager });
  const { contact, failures, nextTry, notBefore } = state;
  return { contact, left: { failures, nextTry, notBefore }, nextTry: nextTryOf(state), holding };
}
