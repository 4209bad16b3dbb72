import { createContext, useContext } from 'react';
import type { Role } from '#domain/role.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { readInbox } from '#protocol/desk-records.ts';
import type { Endpoint } from '#protocol/endpoint.ts';
import type { Phone } from '#protocol/phones.ts';
import type { Session } from '#protocol/session.ts';
import type { SettingsDocument } from '#protocol/settings-documents.ts';
import type { Query } from './use-query.ts';

type AnswerOf<E> = E extends Endpoint<infer _Q, infer _B, infer Answer> ? Answer : never;
export type Inbox = AnswerOf<typeof readInbox>;

/** What every screen of a signed-in person stands on. */
export interface DeskState {
  readonly session: Session;
  readonly inbox: Query<Inbox>;
  readonly phones: Query<{ readonly phones: readonly Phone[] }>;
  readonly settings: Query<{ readonly documents: readonly SettingsDocument[] }>;
  /** Law and practice as they stood at an instant. */
  readonly rulesAt: (instant: string) => Rules;
  readonly signOut: () => void;
}

export const DeskContext = createContext<DeskState | undefined>(undefined);

export function useDesk(): DeskState {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This screen needs somebody to be signed in');
  return desk;
}

export function useMay(...wanted: readonly Role[]): boolean {
  const { roles } = useDesk().session.person;
  return wanted.some((role) => roles.includes(role));
}
