// Decoding and encoding by the browser: drawing a picture afresh leaves its place, its camera and any hidden trailer behind.
import type { Bytes } from '#protocol/bytes.ts';

export interface CodedImage {
  readonly bytes: Bytes;
  readonly thumbnail: Bytes;
}

/** Rejects where the picture cannot be decoded. `width` is the widest that may be decoded into memory. */
export type ImageCoder = (file: Blob, as: 'image/jpeg' | 'image/png', width?: number) => Promise<CodedImage>;

export const LONGEST_SIDE = 2048;
const THUMBNAIL_SIDE = 240;
const QUALITY = 0.82;

export const codeImage: ImageCoder = async (file, as, width) => {
  // The browser scales while it decodes: 48 megapixels never lie in a small phone's memory whole.
  const bitmap = await createImageBitmap(file, {
    imageOrientation: 'from-image',
    ...(width === undefined ? {} : { resizeWidth: width, resizeQuality: 'high' }),
  });
  try {
    const [bytes, thumbnail] = await Promise.all([drawn(bitmap, LONGEST_SIDE, as), drawn(bitmap, THUMBNAIL_SIDE, as)]);
    return { bytes, thumbnail };
  } finally {
    bitmap.close();
  }
};

async function drawn(bitmap: ImageBitmap, longest: number, type: string): Promise<Bytes> {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw');
  if (type === 'image/jpeg') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type, quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
