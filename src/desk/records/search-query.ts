// The search lives in the address, so that Back, a reload and a colleague's link find the same records.
import { daySchema } from '#domain/moment.ts';
import { kinds, type RecordKind } from '#kinds/registry.ts';

export const PAGE_ROWS = 50;

export interface Search {
  readonly kind: RecordKind | undefined;
  readonly status: string;
  readonly ward: string;
  readonly words: string;
  readonly from: string;
  readonly to: string;
  readonly page: number;
}

export function searchOf(params: URLSearchParams): Search {
  const text = (key: string) => params.get(key) ?? '';
  const kind = kinds.find(({ path }) => path === text('kind'));
  return {
    kind,
    status: kind && Object.hasOwn(kind.statuses, text('status')) ? text('status') : '',
    ward: text('ward'),
    words: text('words'),
    from: text('from'),
    to: text('to'),
    page: Math.max(1, Number.parseInt(text('page'), 10) || 1),
  };
}

/** What the server is asked: a day half typed asks nothing yet. */
export function queryOf({ kind, status, ward, words, from, to, page }: Search) {
  const day = (text: string) => daySchema.safeParse(text).data;
  return {
    kind: kind?.name,
    status: status || undefined,
    ward: ward || undefined,
    words: words.trim() || undefined,
    from: day(from),
    to: day(to),
    page: page > 1 ? page : undefined,
  };
}

/** For the address: only what is set, and any change but of the page goes back to the first page. */
export function paramsOf(search: Search, change: Partial<Record<keyof Search, string>>): Record<string, string> {
  const { kind, page, ...texts } = search;
  const next = { ...texts, kind: kind?.path ?? '', page: page > 1 && 'page' in change ? String(page) : '', ...change };
  if (next.kind !== (kind?.path ?? '')) next.status = '';
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== ''));
}

/** "1 to 50 of 312", or undefined where all fit on one page. */
export function pageWords(page: number, total: number): string | undefined {
  if (total <= PAGE_ROWS) return undefined;
  const first = (page - 1) * PAGE_ROWS + 1;
  return `${first} to ${Math.min(total, page * PAGE_ROWS)} of ${total.toLocaleString('en-GB')}`;
}
