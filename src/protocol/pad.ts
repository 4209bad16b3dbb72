// Padding to size classes, so that the length of a sealed entry tells little of what is in it.
import { type Bytes, readU32, u32 } from './bytes.ts';

const LENGTH_BYTES = 4;
const FINE_STEP = 64;
const FINE_MOST = 1024;

/** 64-byte steps to 1 KB, then classes that grow by an eighth. */
function sizeClass(length: number): number {
  if (length <= FINE_MOST) return Math.max(FINE_STEP, Math.ceil(length / FINE_STEP) * FINE_STEP);
  const step = 2 ** (Math.floor(Math.log2(length)) - 3);
  return Math.ceil(length / step) * step;
}

export function pad(bytes: Uint8Array): Bytes {
  const padded = new Uint8Array(sizeClass(LENGTH_BYTES + bytes.length));
  padded.set(u32(bytes.length));
  padded.set(bytes, LENGTH_BYTES);
  return padded;
}

export function unpad(padded: Uint8Array): Bytes {
  const length = padded.length >= LENGTH_BYTES ? readU32(padded, 0) : Number.NaN;
  if (!(length <= padded.length - LENGTH_BYTES)) throw new Error('Bad padding');
  return new Uint8Array(padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
}
