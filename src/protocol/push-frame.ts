// The body of a push: frames one behind another, each a length, a tag and its bytes.
import { type Bytes, concatBytes, readU32, u32 } from './bytes.ts';

export const MOST_FRAMES = 200;
export const MOST_PUSH_BYTES = 256 * 1024;
/** An entry alone may be larger than a batch: a long form with many rows. */
export const MOST_FRAME_BYTES = 1_100_000;

const TAGS = { sealed: 1, stub: 2 } as const;

/** A stub says that a person discarded the entry of this seq, and why. */
export type Frame = { readonly tag: 'sealed'; readonly bytes: Bytes } | { readonly tag: 'stub'; readonly bytes: Bytes };

export const encodePush = (frames: readonly Frame[]): Bytes =>
  concatBytes(...frames.flatMap(({ tag, bytes }) => [u32(bytes.length + 1), Uint8Array.of(TAGS[tag]), bytes]));

/** Throws where the body is cut short, too long or has an unknown tag. */
export function decodePush(body: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < body.length; ) {
    const length = at + 5 <= body.length ? readU32(body, at) : 0;
    const tag = body[at + 4];
    const end = at + 4 + length;
    if (length < 1 || end > body.length || frames.length >= MOST_FRAMES)
      throw new Error('The push is cut short or too long');
    if (tag !== TAGS.sealed && tag !== TAGS.stub) throw new Error('The push has a part that this server does not know');
    frames.push({ tag: tag === TAGS.sealed ? 'sealed' : 'stub', bytes: body.slice(at + 5, end) });
    at = end;
  }
  return frames;
}
