// What of a record tells who or which premises it is about, as it was written. Only kinds that are not sealed say it.

export interface Identity {
  /** Of a person or a body. */
  readonly names?: readonly string[];
  /** A local day. */
  readonly born?: string;
  readonly addresses?: readonly string[];
  readonly companyNumber?: string;
  /** Land by its name: a field, a lay-by. The same land may have the same people on it again. */
  readonly sites?: readonly string[];
}

export interface KnownIdentity {
  readonly record: string;
  /** Where two are as likely, the later one comes first. */
  readonly at: string;
  readonly identity: Identity;
}

/** Another record that may be about the same, and why one might think so. */
export interface Alike {
  readonly record: string;
  readonly why: readonly string[];
}
