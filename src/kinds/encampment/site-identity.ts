import type { Identity } from '#domain/identity.ts';
import type { RecordState } from '#domain/record.ts';
import { readLogged } from './logged.ts';

/** The land: whoever comes back to it begins a new encampment, which a person links with the earlier one, and its clock begins again. */
export const siteIdentity = {
  fields: ['place'],
  of({ details, status }: RecordState): Identity {
    const { place } = readLogged(details);
    return status !== 'nothing' && place?.name ? { sites: [place.name] } : {};
  },
};
