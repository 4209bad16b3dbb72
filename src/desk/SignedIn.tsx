import { type ReactNode, useEffect, useMemo } from 'react';
import { hasAnyRole } from '#domain/role.ts';
import { rulesAt } from '#domain/rulebook.ts';
import { readInbox } from '#protocol/desk-records.ts';
import { listPhones } from '#protocol/phones.ts';
import { rulebookOf } from '#protocol/rulebook-of-settings.ts';
import type { Session } from '#protocol/session.ts';
import { readSettings } from '#protocol/settings-documents.ts';
import { DeskContext, type DeskState } from './desk-context.ts';
import { openStream } from './live.ts';
import { useQuery } from './use-query.ts';

interface SignedInProps {
  readonly session: Session;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

const nothing = { query: {} };

/** Reads once what every screen stands on, and keeps it fresh. */
export function SignedIn({ session, onSignOut, children }: SignedInProps) {
  const { roles } = session.person;
  const reads = hasAnyRole(roles, ['manager', 'coordinator']);
  const inbox = useQuery(readInbox, reads ? nothing : undefined, { live: true });
  const phones = useQuery(listPhones, hasAnyRole(roles, ['admin', 'manager']) ? {} : undefined, { live: true });
  const settings = useQuery(readSettings, {});
  useEffect(() => (reads ? openStream() : undefined), [reads]);

  const documents = settings.data?.documents;
  const rulebook = useMemo(() => rulebookOf(documents ?? []), [documents]);
  const desk: DeskState = {
    session,
    inbox,
    phones,
    settings,
    rulesAt: (instant) => rulesAt(rulebook, instant),
    signOut: onSignOut,
  };
  return <DeskContext value={desk}>{children}</DeskContext>;
}
