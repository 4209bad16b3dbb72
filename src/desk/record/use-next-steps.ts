import { useSearch } from 'wouter';
import { type Flow, flowsOffered, nextSteps } from '#kinds/registry.ts';
import { useDesk } from '../desk-context.ts';
import { useOpenRecord } from './record-context.ts';

/** What this person may record next at the desk, and where each form is. */
export function useNextSteps() {
  const { kind, state, href, now } = useOpenRecord();
  const { session, rulesAt } = useDesk();
  const { id: by, roles } = session.person;
  const search = useSearch();
  const flows = flowsOffered(kind, state.status, roles, 'desk');
  return {
    steps: nextSteps(kind, flows, { state, now, by, rules: rulesAt(now) }),
    hrefOf: ({ name }: Flow): string => `${href}/${name}${search && `?${search}`}`,
  };
}
