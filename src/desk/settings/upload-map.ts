import { type AreaMap, beginMapUpload, MAP_PART_BYTES, publishMap, uploadMapPart } from '#protocol/area-map.ts';
import { call, CallError } from '#protocol/call.ts';

const MOST_TRIES = 4;

/** Sends the file in parts, each again where its answer was lost, and has it checked and published. */
export async function uploadMap(file: Blob, name: string, sent: (bytes: number) => void): Promise<AreaMap> {
  const { id } = await call(beginMapUpload, {});
  let from = 0;
  let tries = 0;
  while (from < file.size) {
    const bytes = file.slice(from, from + MAP_PART_BYTES);
    try {
      const { received } = await call(uploadMapPart, { params: { id }, query: { from }, bytes });
      tries = 0;
      from = received;
      sent(from);
    } catch (error) {
      tries += 1;
      if (!(error instanceof CallError) || error.status !== 0 || tries >= MOST_TRIES) throw error;
    }
  }
  return call(publishMap, { params: { id }, body: { name } });
}
