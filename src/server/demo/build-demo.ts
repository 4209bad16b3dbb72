// A year of Eastmere: made entry by entry as officers would, delivered week by week under a clock of its own, and reviewed.
import { DAY_MS } from '#domain/clock.ts';
import { newId } from '#domain/id.ts';
import { kindNamed, kinds, type RecordKind } from '#kinds/registry.ts';
import { type NewEntries, writeEntries } from '../entries/write-entries.ts';
import { addAccount } from '../people/accounts.ts';
import { newSetupToken, setUpCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';
import { writeSettingsVersion } from '../settings/settings-documents.ts';
import { type DemoPhone, enrolDemoPhone } from './demo-phone.ts';
import { type DemoEntry, demoRecord, type DemoWriter } from './demo-record.ts';
import { type DemoFiles, withDemoPapers } from './demo-papers.ts';
import { storyEntries } from './demo-story.ts';
import { COUNCIL, TEAM, type DemoPerson, manager, places, team, wards, wording } from './eastmere.ts';
import { createRandom, type Random } from './random.ts';
import { placeAt } from './vary-answers.ts';

export const DEMO_PASSWORD = 'eastmere demo only';
export const emailOf = ({ name }: Pick<DemoPerson, 'name'>): string =>
  `${name.toLowerCase().replace(' ', '.')}@eastmere.example`;

const YEAR_MS = 365 * DAY_MS;
/** What arrived after this is left for whoever looks at the demonstration to review. */
const UNREVIEWED_MS = 6 * DAY_MS;
const SEED = 26;

/** Makes the whole year, as of the clock of `services`; the council must not be set up yet. */
export async function buildDemo(services: Services): Promise<void> {
  const end = services.clock();
  let now = end - YEAR_MS;
  const then: Services = { ...services, clock: () => now };
  const random = createRandom(SEED);

  const { council, person: lead } = await setUpEastmere(then);
  const { authors, coordinator } = await enrolTeam(then, council);
  const files: DemoFiles = new Map();
  const batches = await batchesOf(authors, await storiesOf(authors, end, files), now, end, random, files);
  const desks = [
    createDemoDesk(then, council, lead, ({ keeper }) => keeper === 'manager'),
    createDemoDesk(then, council, coordinator, ({ keeper }) => keeper === 'coordinator'),
  ];
  for (const [i, { author, at, entries }] of batches.entries()) {
    now = at;
    await author.phone.push(then, entries, files);
    for (const desk of desks) desk.see(entries);
    const isLastOfDelivery = batches[i + 1]?.at !== at;
    if (isLastOfDelivery && end - at > UNREVIEWED_MS) for (const desk of desks) await desk.acceptAll();
  }
}

async function setUpEastmere(services: Services): Promise<{ council: string; person: string }> {
  const token = await newSetupToken(services);
  if (token === undefined) throw new Error('The council is set up already');
  const first = { council: COUNCIL, name: manager.name, email: emailOf(manager), password: DEMO_PASSWORD };
  const { person } = await setUpCouncil(services, token, first);
  const from = new Date(services.clock()).toISOString().slice(0, 10);
  await writeSettingsVersion(services, person.council, { name: 'wards', from, body: wards }, person.id);
  await writeSettingsVersion(services, person.council, { name: 'places', from, body: places }, person.id);
  await writeSettingsVersion(services, person.council, { name: 'wording', from, body: wording }, person.id);
  return { council: person.council, person: person.id };
}

interface Author {
  readonly name: string;
  readonly writer: DemoWriter;
  readonly phone: DemoPhone;
}

async function enrolTeam(services: Services, council: string): Promise<{ authors: Author[]; coordinator: string }> {
  const authors: Author[] = [];
  let coordinator = '';
  for (const member of team) {
    const { name, roles } = member;
    const { id } = await addAccount(services, council, {
      name,
      roles,
      email: emailOf(member),
      team: TEAM,
      organisation: COUNCIL,
      password: DEMO_PASSWORD,
    });
    if (roles.includes('coordinator')) coordinator = id;
    if (!member.phone) continue;
    const phone = await enrolDemoPhone(services, council, id);
    authors.push({ name, phone, writer: { person: id, roles, prefix: phone.prefix, counts: new Map() } });
  }
  return { authors, coordinator };
}

interface Batch {
  readonly author: Author;
  readonly at: number;
  readonly entries: readonly DemoEntry[];
}

/** Everything the team recorded in the year, as it was delivered: by week, and by day in the last fortnight. */
async function batchesOf(
  authors: readonly Author[],
  told: ReadonlyMap<Author, readonly DemoEntry[]>,
  from: number,
  until: number,
  random: Random,
  files: DemoFiles,
): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  for (const author of authors) {
    const byTime = new Map<number, DemoEntry[]>();
    for (const entry of [
      ...(await entriesOf(author, from, until, random, files)),
      ...(told.get(author) ?? []),
    ].toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1))) {
      const at = deliveredAt(Date.parse(entry.savedAt), until);
      byTime.set(at, [...(byTime.get(at) ?? []), entry]);
    }
    batches.push(...[...byTime].map(([at, entries]): Batch => ({ author, at, entries })));
  }
  return batches.toSorted((a, b) => a.at - b.at);
}

/** A year of one officer, with its papers. */
async function entriesOf(
  { writer, name }: Author,
  from: number,
  until: number,
  random: Random,
  files: DemoFiles,
): Promise<readonly DemoEntry[]> {
  const entries: DemoEntry[] = [];
  for (const kind of kinds) {
    const begun = Array.from({ length: yearly(kind) }, () => from + random.next() * (until - from));
    for (const at of begun)
      entries.push(...(await withDemoPapers(kind, demoRecord(kind, writer, at, until, random), name, files)));
  }
  return entries;
}

/** Each story at a place of its own, by one who may write it. */
async function storiesOf(
  authors: readonly Author[],
  until: number,
  files: DemoFiles,
): Promise<ReadonlyMap<Author, readonly DemoEntry[]>> {
  const told = new Map<Author, readonly DemoEntry[]>();
  const spots = places.filter(({ position }) => position);
  let n = 0;
  for (const kind of kinds)
    for (const story of await kind.stories()) {
      const able = authors.filter(({ writer }) =>
        kind.entries.logged?.writers.some((role) => writer.roles.includes(role)),
      );
      const [author, spot] = [able[n % able.length], spots[(n * 5 + 2) % spots.length]];
      n += 1;
      if (!author || !spot?.position) continue;
      const entries = storyEntries(kind, story, author.writer, placeAt(spot.name, spot.position), until);
      const withPapers = await withDemoPapers(kind, entries, author.name, files);
      told.set(author, [...(told.get(author) ?? []), ...withPapers]);
    }
  return told;
}

function deliveredAt(savedAt: number, until: number): number {
  const step = until - savedAt > 14 * DAY_MS ? 7 * DAY_MS : DAY_MS;
  return Math.min(until, until - Math.floor((until - savedAt) / step) * step);
}

/** What is quick to record is recorded often; nobody sets out to be hurt. */
const yearly = (kind: RecordKind): number => {
  if (kind.begins === 'first-aid') return 1;
  const questions = kind.flows[0]?.types.flatMap((type) => kind.entries[type]?.pages ?? []).length ?? 1;
  return Math.max(6, Math.round(60 / questions));
};

interface DemoDesk {
  see(entries: readonly DemoEntry[]): void;
  acceptAll(): Promise<void>;
}

/** Somebody who accepts whatever is new of the kinds they read, once for each record. */
function createDemoDesk(
  services: Services,
  council: string,
  person: string,
  reads: (kind: RecordKind) => boolean,
): DemoDesk {
  const numbers = new Map<string, number>();
  const news = new Map<string, string>();
  const count = (record: string): number => {
    const number = (numbers.get(record) ?? 0) + 1;
    numbers.set(record, number);
    return number;
  };
  return {
    see(entries) {
      for (const { record, kind } of entries) {
        const read = kindNamed(kind);
        if (!read || !reads(read)) continue;
        count(record);
        news.set(record, kind);
      }
    },
    async acceptAll() {
      const reviews = [...news].map(([record, kind]): NewEntries => {
        const body = { outcome: 'accepted', through: count(record) - 1, comments: [] };
        return { record, kind, entries: [{ id: newId(), type: 'reviewed', body }] };
      });
      news.clear();
      if (reviews.length > 0) await writeEntries(services, { council, person }, reviews);
    },
  };
}
