import type { Identity } from '#domain/identity.ts';
import type { RecordState } from '#domain/record.ts';
import { readCase } from './case.ts';

/** Who is written to, and the premises: a place with a house number is one, a street is not. */
export const caseIdentity = {
  fields: ['place', 'recipientName', 'dateOfBirth', 'companyNumber', 'address'],
  of({ details }: RecordState): Identity {
    const { recipientName, dateOfBirth, companyNumber, address, place } = readCase(details);
    return {
      ...(recipientName && { names: [recipientName] }),
      ...(dateOfBirth && { born: dateOfBirth }),
      ...(companyNumber && { companyNumber }),
      addresses: [address, place?.name].filter((each) => each !== undefined),
    };
  },
};
