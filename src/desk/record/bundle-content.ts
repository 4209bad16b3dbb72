// The evidence bundle as a paper: what happened in order, what proves it, each exhibit with its hash, and who has seen it.
import type { Block, DocumentContent } from '#documents/content.ts';
import type { Attachment } from '#domain/attachment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { countWords } from '#domain/count-words.ts';
import { longDayOf, timeOf } from '#domain/format-moment.ts';
import type { Moment } from '#domain/moment.ts';
import type { TimelineLine } from '#domain/record.ts';
import { entryTypeOf, fieldsOf } from '#kinds/registry.ts';
import { answerText } from './answer-text.ts';
import { lineTitle, lineWords, nameOf } from './line-words.ts';
import type { OpenRecord } from './record-context.ts';

export interface Exhibit {
  readonly attachment: Attachment;
  /** In the zip. */
  readonly file: string;
  /** The entry that lists it. */
  readonly entry: string;
  /** A small picture of it; none of what is not a picture. */
  readonly picture?: Uint8Array | undefined;
}

export interface Disclosed {
  readonly at: string;
  readonly order: number;
  readonly recipient: string;
  readonly reason: string;
  readonly by: string;
  readonly openings: readonly { readonly at: string; readonly by?: string | undefined }[];
}

type BundleRecord = Pick<OpenRecord, 'id' | 'kind' | 'state' | 'data' | 'people' | 'now'>;

const PICTURE_HEIGHT = 190;

export function bundleContent(
  record: BundleRecord,
  exhibits: readonly Exhibit[],
  disclosed: Disclosed,
  council: string,
): DocumentContent {
  const { kind, state, data } = record;
  const missing = state.attachments.filter(({ id }) => !exhibits.some(({ attachment }) => attachment.id === id));
  return {
    title: 'Evidence bundle',
    reference: '',
    date: dayOfInstant(disclosed.at),
    letterhead: { name: council, lines: [] },
    addressee: [disclosed.recipient],
    particulars: [
      { label: 'Made', value: whenWords(disclosed.at) },
      { label: 'Line of the audit', value: String(disclosed.order) },
    ],
    blocks: [
      {
        is: 'facts',
        rows: [
          {
            label: 'Record',
            value: [kind.title, kind.heading(state), kind.detail(state, record.now)].filter(Boolean).join('\n'),
          },
          { label: 'Stands at', value: kind.statuses[state.status]?.title ?? state.status },
          { label: 'Entries', value: String(data.entries.length) },
          { label: 'Exhibits', value: String(exhibits.length) },
          { label: 'Prepared by', value: disclosed.by },
          ...(disclosed.reason ? [{ label: 'Reason', value: disclosed.reason }] : []),
        ],
      },
      { is: 'heading', text: 'Chronology' },
      {
        is: 'paragraph',
        text: 'In the order of events; when the council received each stands under Receipts. What was issued is never edited: a correction is an entry of its own.',
      },
      ...state.timeline.flatMap((line) => entryBlocks(line, record, exhibits)),
      ...(exhibits.length > 0 ? [{ is: 'heading' as const, text: 'Exhibits' }] : []),
      ...exhibits.flatMap((exhibit) => exhibitBlocks(exhibit, record)),
      ...(missing.length > 0
        ? [
            {
              is: 'callout' as const,
              title: `${countWords(missing.length, 'listed file is', 'listed files are')} not here`,
              text: missing
                .map(({ id, sha256, missing: why }) => `${id}, SHA-256 ${sha256}${why ? `: ${why}` : ''}`)
                .join('\n'),
            },
          ]
        : []),
      { is: 'heading', text: 'Receipts' },
      {
        is: 'paragraph',
        text: 'Each entry is signed on the phone that wrote it and receipted by the council. The receipts with their signatures are in receipts.json; the hashes below are of the entries as they were signed.',
      },
      {
        is: 'facts',
        rows: data.entries.map(({ entry, number, receivedAt, hash }) => ({
          label: number === undefined ? 'Not numbered' : `No. ${number}`,
          value: `${lineTitle(entry, record)}, received ${whenWords(receivedAt)}\nSHA-256 ${hash}`,
        })),
      },
      { is: 'heading', text: 'Who opened the record' },
      ...openingBlocks(disclosed, record),
    ],
  };
}

function entryBlocks(line: TimelineLine, record: BundleRecord, exhibits: readonly Exhibit[]): readonly Block[] {
  const type = entryTypeOf(record.kind, line.type);
  const answers = (type ? fieldsOf(type) : []).flatMap((field) => {
    const value =
      field.input === 'photos' || field.input === 'signature'
        ? undefined
        : answerText(field, line.body[field.key], record);
    return value === undefined ? [] : [{ label: field.label, value }];
  });
  const words = answers.length > 0 ? undefined : lineWords(line, record);
  const shown = exhibits.filter(({ entry }) => entry === line.id).map(({ file }) => file);
  const outcome = {
    effect: '',
    'no-effect': 'Kept without effect',
    held: 'The council is deciding',
    annulled: 'Taken back',
  }[line.outcome];
  return [
    { is: 'paragraph', strong: true, text: `${happenedWords(line.at)}: ${lineTitle(line, record)}` },
    {
      is: 'facts',
      rows: [
        { label: 'By', value: nameOf(record, line.by) },
        ...(outcome ? [{ label: 'Effect', value: outcome }] : []),
        ...(words ? [{ label: 'What', value: words }] : []),
        ...answers,
        ...(typeof line.body.signedPaper === 'string'
          ? [{ label: 'Signature', value: `For the paper with SHA-256 ${line.body.signedPaper}` }]
          : []),
        ...(shown.length > 0 ? [{ label: 'Exhibits', value: shown.join('\n') }] : []),
      ],
    },
  ];
}

function exhibitBlocks({ attachment, file, entry, picture }: Exhibit, record: BundleRecord): readonly Block[] {
  const line = record.state.timeline.find(({ id }) => id === entry);
  const words = `${file}${line ? `, ${lineTitle(line, record).toLowerCase()} of ${happenedWords(line.at)}` : ''}`;
  const proof = `${attachment.type}, ${attachment.size.toLocaleString('en-GB')} bytes\nSHA-256 ${attachment.sha256}`;
  return picture
    ? [
        {
          is: 'picture',
          picture: { bytes: picture, alt: words },
          caption: `${words}\n${proof}`,
          height: PICTURE_HEIGHT,
        },
      ]
    : [{ is: 'facts', rows: [{ label: words, value: proof }] }];
}

function openingBlocks({ openings }: Disclosed, record: BundleRecord): readonly Block[] {
  const limits: Block = {
    is: 'paragraph',
    text: 'This record is not sealed: an opening on the desk is logged once an hour for each person, one on a phone is not. That this bundle was made stands in the council’s audit.',
  };
  const shown: readonly Block[] = record.kind.sealed ? [] : [limits];
  if (openings.length === 0) return [...shown, { is: 'paragraph', text: 'Nobody, as far as the log goes.' }];
  return [
    ...shown,
    {
      is: 'facts',
      rows: openings.map(({ at, by }) => ({ label: whenWords(at), value: by ? nameOf(record, by) : 'A phone' })),
    },
  ];
}

const whenWords = (instant: string): string => `${longDayOf(instant)}, ${timeOf(instant)}`;

/** Whole dates: a court reads it years later. */
function happenedWords({ from, to, precision }: Moment): string {
  switch (precision) {
    case 'day':
      return longDayOf(from);
    case 'range':
      return `between ${whenWords(from)} and ${whenWords(to ?? from)}`;
    case 'before':
      return `before ${whenWords(to ?? from)}`;
    case 'exact':
    case 'minute':
      return whenWords(from);
  }
}
