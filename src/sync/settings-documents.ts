// Brings law, places, wards and wording up to date after a pull has listed what is in force.
import type { Device } from '#device/device.ts';
import { call } from '#protocol/call.ts';
import type { PullMeta } from '#protocol/pull-entries.ts';
import { readSettings } from '#protocol/settings-documents.ts';
import type { Fetch } from './transport.ts';

type Listed = PullMeta['settings'][number];

/** A failure here waits for the next pull, which lists them again. */
export async function fetchSettings(
  device: Pick<Device, 'lackingSettings' | 'keepSettings'>,
  listed: readonly Listed[],
  fetcher: Fetch,
): Promise<void> {
  const lacking = new Set(device.lackingSettings(listed).map(nameOf));
  if (lacking.size === 0) return;
  const { documents } = await call(readSettings, {}, fetcher);
  await device.keepSettings(documents.filter((document) => lacking.has(nameOf(document))));
}

const nameOf = ({ name, version }: Listed): string => `${name}/${version}`;
