import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PaperFonts } from '#documents/fonts.ts';
import { unpackFont } from '#documents/unpack-font.ts';

const require = createRequire(import.meta.url);

/** The same files as in the browser, read from the package. */
export async function paperFonts(): Promise<PaperFonts> {
  const [regular, bold, regularExtended, boldExtended] = await Promise.all([
    read('latin-400'),
    read('latin-700'),
    read('latin-ext-400'),
    read('latin-ext-700'),
  ]);
  return { regular, bold, 'regular-extended': regularExtended, 'bold-extended': boldExtended };
}

const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  unpackFont(
    new Uint8Array(
      await fs.readFile(
        require.resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${name}-normal.woff`),
      ),
    ),
  );
