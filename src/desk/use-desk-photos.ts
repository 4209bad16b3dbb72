// Photos put in at the desk go to the council the moment they are chosen; a reload of the page loses the small picture only.
import { useMemo } from 'react';
import { newId } from '#domain/id.ts';
import { call } from '#protocol/call.ts';
import { addDeskFile, DESK_FILE_BYTES } from '#protocol/desk-files.ts';
import type { FormPhotos } from '#ui/form/form-context.ts';
import { problemOf } from './problem.ts';

export function useDeskPhotos(record: string): Pick<FormPhotos, 'keep' | 'thumbnail'> {
  return useMemo(() => {
    const chosen = new Map<string, Blob>();
    return {
      async keep(file, role) {
        if (!file.type.startsWith('image/')) return { problem: 'Choose a picture.' };
        if (file.size > DESK_FILE_BYTES) return { problem: 'This picture is larger than 25 MB. Choose a smaller one.' };
        const id = newId();
        try {
          const kept = await call(addDeskFile, { query: { id, record }, bytes: file });
          chosen.set(id, file);
          return { attachment: { id, ...kept, type: file.type, role } };
        } catch (error) {
          return { problem: problemOf(error).message };
        }
      },
      thumbnail: async (attachment) => chosen.get(attachment),
    };
  }, [record]);
}
