// The fonts in a browser: files of the app, fetched when the first paper is made and in the precache before.
import boldExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-700-normal.woff?url';
import bold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff?url';
import regularExtended from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-ext-400-normal.woff?url';
import regular from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff?url';
import type { PaperFonts } from './fonts.ts';
import { unpackFont } from './unpack-font.ts';

let fetched: Promise<PaperFonts> | undefined;

export const fontsHere = (): Promise<PaperFonts> => {
  fetched ??= fetchAll().catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched;
};

async function fetchAll(): Promise<PaperFonts> {
  const [plain, strong, plainExtended, strongExtended] = await Promise.all(
    [regular, bold, regularExtended, boldExtended].map(fetchOne),
  );
  if (!plain || !strong || !plainExtended || !strongExtended) throw new Error('The fonts of the paper are not here');
  return { regular: plain, bold: strong, 'regular-extended': plainExtended, 'bold-extended': strongExtended };
}

async function fetchOne(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('The fonts of the paper are not here');
  return unpackFont(new Uint8Array(await answer.arrayBuffer()));
}
