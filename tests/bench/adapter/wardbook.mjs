// Wardbook in the peer harness: link this file as adapters/wardbook.mjs and server.mjs as servers/wardbook.mjs there.
import { openBenchPhone } from '../page/bench-phone.ts';
import { loggedEntry } from '../page/needle-find.ts';

export const meta = {
  title: 'Wardbook: journal, sealed outbox and encrypted pages',
  packages: [],
  server: 'servers/wardbook.mjs',
  durability: 'strict',
  encrypted: 'at rest (AES-256-GCM), and to the council (HPKE)',
};
let phone;
let mask;
// The harness writes the same records into each of its spaces; in one council an id is one record.
const inSpace = (id) =>
  id.slice(0, 24) + mask.map((byte, i) => (parseInt(id[24 + i], 16) ^ byte).toString(16)).join('');

export async function open({ space }) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(space));
  mask = [...new Uint8Array(hash, 0, 12)].map((byte) => byte & 15);
  phone = await openBenchPhone(space);
}
export const save = (record) => phone.save(inSpace(record.id), loggedEntry(record));
export async function saveMany(records) {
  for (const record of records) await save(record);
}
export const count = async () => (await phone.list(1)).total;
export const list50 = async () => (await phone.list(50)).lines.map((line) => ({ id: inSpace(line.id) }));
export const push = () => phone.push();
export const pull = () => phone.pull();
export const destroy = async () => (await phone.rest()).device.close();
