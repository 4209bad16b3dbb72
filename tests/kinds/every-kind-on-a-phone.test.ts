// Every kind is saved, listed and sealed by the real storage of a phone; the server's half is in tests/server/http.
import { beforeEach, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { emptyRecord } from '#domain/record.ts';
import { entryTypeOf, kinds } from '#kinds/registry.ts';
import { emptyStorage, newPhone, outboxAtCouncil } from '../device/phone.ts';

beforeEach(emptyStorage);

it.each(kinds.map((kind) => [kind.name, kind] as const))('%s', async (name, kind) => {
  const logged = entryTypeOf(kind, 'logged');
  const { device, council } = await newPhone({ roles: logged?.writers ?? [] });
  const [record, id] = [newId(), newId()];
  const saved = await device.save(record, name, [{ id, type: 'logged', body: logged?.example ?? {} }]);
  expect(saved).toMatchObject({ outcome: 'saved' });
  const { lines } = await device.records({ most: 10 });
  expect(lines).toMatchObject([
    { id: record, kind: name, heading: kind.heading({ ...emptyRecord(record, name), details: logged?.example ?? {} }) },
  ]);
  expect(await outboxAtCouncil(council)).toMatchObject([
    { id, record, kind: name, kindVersion: kind.version, body: logged?.example },
  ]);
});
