// Tells open desks that something they may see has changed, and nothing of what. Looks at the database instead of at the
// ingestion, so that a desk on one server process hears of what arrived at another.
import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import { hasAnyRole } from '#domain/role.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

const LOOK_MS = 1_000;
const HEARTBEAT_MS = 20_000;

interface Listener {
  readonly person: SignedIn;
  readonly reply: FastifyReply;
  seen: string;
}

export interface DeskEvents {
  open(reply: FastifyReply, person: SignedIn): Promise<void>;
  close(): void;
}

export function createDeskEvents(services: Services): DeskEvents {
  const listeners = new Set<Listener>();
  let looking: NodeJS.Timeout | undefined;
  let lastOrder = '';
  let lastBeat = 0;

  const look = async (): Promise<void> => {
    const order = await councilsOrder(services);
    const moved = order !== lastOrder;
    lastOrder = order;
    const now = Date.now();
    const beat = now - lastBeat > HEARTBEAT_MS;
    if (beat) lastBeat = now;
    for (const listener of listeners) {
      if (Date.parse(listener.person.session.expires) <= services.clock()) leave(listener);
      else if (moved) await tell(listener);
      if (beat && listeners.has(listener)) listener.reply.raw.write(': still here\n\n');
    }
  };

  const tell = async (listener: Listener): Promise<void> => {
    const seen = await pulseOf(services, listener.person);
    if (seen === listener.seen) return;
    listener.seen = seen;
    listener.reply.raw.write('event: arrived\ndata: {}\n\n');
  };

  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    listener.reply.raw.end();
    if (listeners.size > 0) return;
    clearTimeout(looking);
    looking = undefined;
  };

  const goOn = (): void => {
    looking = setTimeout(() => {
      // A database that does not answer now is asked again: the stream stays.
      void look()
        .catch(() => {})
        .then(() => listeners.size > 0 && goOn());
    }, LOOK_MS);
    looking.unref();
  };

  return {
    async open(reply, person) {
      const listener = { person, reply, seen: await pulseOf(services, person) };
      reply.hijack();
      const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
      reply.raw.writeHead(200, {
        ...Object.fromEntries(headers),
        'content-type': 'text/event-stream',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 3000\n\n');
      listeners.add(listener);
      reply.raw.once('close', () => leave(listener));
      if (looking === undefined) goOn();
    },
    close() {
      for (const listener of listeners) leave(listener);
    },
  };
}

/** Moves whenever anything in any council does. */
const councilsOrder = ({ database }: Services): Promise<string> =>
  database.as({ act: 'system' }, async (tx) => {
    const { total } = await tx
      .selectFrom('councils')
      .select(sql<string>`sum(last_order)::text`.as('total'))
      .executeTakeFirstOrThrow();
    return total;
  });

/** Changes when something in this person's reach does; of sealed arrivals a manager's stays as it is. */
const pulseOf = ({ database }: Services, { council, id, roles }: SignedIn): Promise<string> =>
  database.as({ act: 'app', council, person: id }, async (tx) => {
    const records = await tx
      .selectFrom('records')
      .select(({ fn }) => [fn.max('last_order').as('last'), fn.countAll().as('count')])
      .where(deskScope(roles))
      .executeTakeFirst();
    const tasks = await tx
      .selectFrom('tasks')
      .select([
        sql<string>`count(*) filter (where state = 'open')`.as('open'),
        ({ fn }) => fn.max('created_at').as('last'),
      ])
      .where('for_role', 'in', roles.length > 0 ? roles : [''])
      .executeTakeFirst();
    const asks = hasAnyRole(roles, ['admin', 'manager'])
      ? await tx
          .selectFrom('recovery_requests')
          .where('state', '=', 'waiting')
          .select(({ fn }) => [fn.max('asked_at').as('last'), fn.countAll().as('count')])
          .executeTakeFirst()
      : undefined;
    return JSON.stringify([records, tasks, asks]);
  });
