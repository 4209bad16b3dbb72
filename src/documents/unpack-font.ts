// WOFF to the plain font inside it, once: the PDF library would unpack the outlines anew for every letter.
import { unzlibSync } from 'fflate';

const HEADER = 44;
const ENTRY = 20;

/** The same tables with the same checksums; fonts of the app itself, so that nothing is checked. */
export function unpackFont(woff: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * ENTRY;
    const [offset, packed, length] = [from.getUint32(at + 4), from.getUint32(at + 8), from.getUint32(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: from.getUint32(at),
      checksum: from.getUint32(at + 16),
      bytes: packed < length ? unzlibSync(bytes) : bytes,
    };
  });
  const directory = 12 + 16 * count;
  const plain = new Uint8Array(tables.reduce((size, { bytes }) => size + aligned(bytes.length), directory));
  const to = new DataView(plain.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  to.setUint32(0, from.getUint32(4));
  for (const [i, value] of [count, power * 16, Math.log2(power), (count - power) * 16].entries())
    to.setUint16(4 + i * 2, value);
  let offset = directory;
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    for (const [k, value] of [tag, checksum, offset, bytes.length].entries()) to.setUint32(12 + i * 16 + k * 4, value);
    plain.set(bytes, offset);
    offset += aligned(bytes.length);
  }
  return plain;
}

const aligned = (length: number): number => Math.ceil(length / 4) * 4;
