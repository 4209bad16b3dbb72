// A phone's push-only credential: it delivers and never reads, and outlives sign-out, session end and leaving.
import { timingSafeEqual } from 'node:crypto';
import { idSchema } from '#domain/id.ts';
import type { Services } from '../services.ts';
import { tokenHash } from './tokens.ts';

export const pushCookieName = (enrolment: string): string => `__Secure-push-${enrolment}`;

export interface KnownPhone {
  readonly council: string;
  readonly enrolment: string;
  readonly person: string;
  /** As the cookie has it, so that each contact can renew it. */
  readonly token: string;
}

type Cookies = Readonly<Record<string, string | undefined>>;

/** The phone whose enrolment the header names, if it holds that enrolment's cookie. */
export async function phoneOf(
  { database }: Services,
  cookies: Cookies,
  header: unknown,
): Promise<KnownPhone | undefined> {
  const enrolment = idSchema.safeParse(header).data?.toLowerCase();
  const token = enrolment && cookies[pushCookieName(enrolment)];
  if (!token) return undefined;
  const row = await database.as({ act: 'system' }, (tx) =>
    tx
      .selectFrom('enrolments')
      .where('id', '=', enrolment)
      .select(['council', 'person', 'push_token_hash'])
      .executeTakeFirst(),
  );
  if (!row || !timingSafeEqual(row.push_token_hash, tokenHash(token))) return undefined;
  return { council: row.council, enrolment, person: row.person, token };
}
