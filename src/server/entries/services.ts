import type { Clock } from '#domain/clock.ts';
import type { Database } from '../db/database.ts';
import type { Keyring } from '../keys/keyring.ts';

/** What taking and giving entries needs of the server. */
export interface EntryServices {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** The server's own address, written into every receipt. */
  readonly origin: string;
  readonly attachmentsFolder: string;
}

/** The phone that a push credential stands for. */
export interface PhoneIdentity {
  readonly council: string;
  readonly enrolment: string;
}

/** The request as a whole cannot be taken; `status` is the HTTP status that tells the phone what to do. */
export class EntriesRefused extends Error {
  override name = 'EntriesRefused';
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly code: string;

  constructor(status: EntriesRefused['status'], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
