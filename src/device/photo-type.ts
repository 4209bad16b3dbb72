// What a file is, by its first bytes: its name and the type a browser claims for it prove nothing.

export interface SniffedImage {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'image/avif';
  /** As stored, before any turning; absent where only a decoder can tell. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Undefined for what is not a photo, drawings with scripts in them (SVG) and moving pictures included. */
export function sniffImage(bytes: Uint8Array<ArrayBuffer>): SniffedImage | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, text: string): boolean =>
    [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { type: 'image/jpeg', ...jpegSize(view) };
  if (bytes.length >= 24 && has(1, 'PNG\r\n\u001a\n') && bytes[0] === 0x89)
    return { type: 'image/png', size: { width: view.getUint32(16), height: view.getUint32(20) } };
  if (bytes.length >= 30 && has(0, 'RIFF') && has(8, 'WEBP')) return { type: 'image/webp', ...webpSize(view, has) };
  if (bytes.length >= 12 && has(4, 'ftyp')) {
    if (['heic', 'heix', 'mif1', 'heim', 'heis'].some((brand) => has(8, brand))) return { type: 'image/heic' };
    if (has(8, 'avif')) return { type: 'image/avif' };
  }
  return undefined;
}

type Sized = Pick<SniffedImage, 'size'>;

/** Walks the segments to the frame header. */
function jpegSize(view: DataView): Sized {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return {};
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { size: { width: view.getUint16(at + 7), height: view.getUint16(at + 5) } };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return {};
}

function webpSize(view: DataView, has: (at: number, text: string) => boolean): Sized {
  if (has(12, 'VP8X')) return { size: { width: 1 + u24(view, 24), height: 1 + u24(view, 27) } };
  if (has(12, 'VP8 '))
    return { size: { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff } };
  return {};
}

const u24 = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
