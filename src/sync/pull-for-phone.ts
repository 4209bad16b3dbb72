// One pull of the unlocked enrolment with everything that follows from its answer.
import type { Device } from '#device/device.ts';
import type { ChangedPart } from '#device/phone-storage.ts';
import type { Holding } from '#protocol/contact.ts';
import type { Contact } from './failure.ts';
import { fetchKeySets, versionOf } from './key-sets.ts';
import { openOutboxStore, type OutboxStore } from './outbox-store.ts';
import { pullEntries } from './pull-entries.ts';
import { lostAgain } from './ranges.ts';
import { fetchSettings } from './settings-documents.ts';
import type { Fetch } from './transport.ts';

interface PullForPhonePorts {
  readonly fetch: Fetch;
  readonly factory: IDBFactory;
  readonly version: string;
  readonly changed: (part: ChangedPart) => void;
}

/** `never` where nobody has unlocked the app. */
export async function pullForPhone(device: Device, ports: PullForPhonePorts): Promise<Contact> {
  const current = await device.current();
  const store = current && (await openOutboxStore(ports.factory, current.database));
  if (!store) return 'never';
  try {
    const before = await store.read();
    const heard = async (holding: Holding) => {
      const again = lostAgain(holding, before.received);
      if (again.length > 0) await store.write({ receipts: [], retries: [], attention: [], again });
      await store.heardOf(holding.incarnation);
      await takeNewerKeys(store, holding.keySetVersion, ports.fetch);
    };
    const { contact, meta } = await pullEntries(device, { ...ports, contact: async () => before.contact, heard });
    if (!meta) return contact;
    ports.changed('outbox');
    await device.reseal();
    await fetchSettings(device, meta.settings, ports.fetch).catch(() => undefined);
    return contact;
  } finally {
    store.close();
  }
}

async function takeNewerKeys(store: OutboxStore, version: number, fetcher: Fetch): Promise<void> {
  const enrolled = await store.enrolled();
  if (!enrolled || versionOf(enrolled.keySets) >= version) return;
  const chain = await fetchKeySets(fetcher, enrolled.enrolment, enrolled.keySets, version);
  if (!('kind' in chain)) await store.keepKeySets(chain);
  else if (chain.kind === 'key-changed') await store.pause('key-changed');
}
