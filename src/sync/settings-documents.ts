// Brings law, places, wards and wording up to date after a pull has listed what is in force.
import { call } from '#protocol/call.ts';
import { readSettings, type SettingsDocument } from '#protocol/settings-documents.ts';
import type { PullMeta } from '#protocol/pull-entries.ts';
import type { Fetch } from './transport.ts';

type Listed = PullMeta['settings'][number];

export interface SettingsTarget {
  /** Of what a pull lists, what this phone does not have. */
  lackingSettings(listed: readonly Listed[]): Promise<readonly Listed[]>;
  keepSettings(documents: readonly SettingsDocument[]): Promise<void>;
}

/** The next pull lists them again, so a failure here waits for it. */
export async function fetchSettings(
  target: SettingsTarget,
  listed: readonly Listed[],
  fetcher: Fetch,
): Promise<boolean> {
  const lacking = await target.lackingSettings(listed);
  if (lacking.length === 0) return false;
  const { documents } = await call(readSettings, {}, fetcher);
  const wanted = new Set(lacking.map(nameOf));
  await target.keepSettings(documents.filter((document) => wanted.has(nameOf(document))));
  return true;
}

const nameOf = ({ name, version }: Listed): string => `${name}/${version}`;
