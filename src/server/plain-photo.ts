// A picture without what its camera wrote into it, upright and no larger than it is looked at.
import { Transformer } from '@napi-rs/image';

const MOST_PIXELS = 60_000_000;
const JPEG_QUALITY = 82;

/** A JPEG, or why there is none. */
export async function plainPhoto(
  bytes: Uint8Array,
  longestSide: number,
): Promise<Buffer | 'no-picture' | 'too-many-pixels'> {
  try {
    const image = new Transformer(bytes);
    const { width, height } = await image.metadata();
    if (width * height > MOST_PIXELS) return 'too-many-pixels';
    const scale = Math.min(1, longestSide / Math.max(width, height));
    const upright = image.rotate();
    return await (scale < 1 ? upright.fastResize({ width: Math.round(width * scale) }) : upright).jpeg(JPEG_QUALITY);
  } catch {
    return 'no-picture';
  }
}
