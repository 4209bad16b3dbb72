import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { z } from 'zod';
import { attachmentSchema } from '#domain/attachment.ts';
import type { Field } from '#domain/field.ts';
import { newId } from '#domain/id.ts';
import { CameraView } from '../CameraView.tsx';
import { Dialog } from '../Dialog.tsx';
import { PhotoInput } from '../PhotoInput.tsx';
import type { PhotoItem } from '../PhotoThumb.tsx';
import { PhotoThumb } from '../PhotoThumb.tsx';
import { useFormWorld } from './form-context.ts';
import { type FieldInputProps, useAnswer } from './use-answer.ts';
import { usePicture } from './use-picture.ts';

/** Every photo is stored under the draft the moment it is taken; only then does it count as an answer. */
export function PhotosInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'photos' }>>) {
  const { photos, asker } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const { getValues } = useFormContext();
  const [unkept, setUnkept] = useState<readonly PhotoItem[]>([]);
  const [camera, setCamera] = useState(false);
  const kept = attachmentsIn(value);

  const add = async (files: readonly Blob[]) => {
    // One at a time: a phone has memory for one large picture, not for ten.
    for (const file of files) {
      const item: PhotoItem = { id: newId(), state: 'keeping' };
      setUnkept((items) => [...items, item]);
      const outcome = await photos.keep(file, 'photo');
      if ('problem' in outcome) {
        setUnkept((items) =>
          items.map((one) => (one.id === item.id ? { ...item, state: 'not-kept', problem: outcome.problem } : one)),
        );
        continue;
      }
      // Read again: others may have been added or removed while this one was being stored.
      onChange([...attachmentsIn(getValues(name)), outcome.attachment]);
      setUnkept((items) => items.filter(({ id }) => id !== item.id));
    }
  };
  const remove = (id: string) => {
    setUnkept((items) => items.filter((item) => item.id !== id));
    if (kept.some((attachment) => attachment.id === id)) onChange(kept.filter((attachment) => attachment.id !== id));
  };
  const shown: readonly PhotoItem[] = kept
    .filter(({ role }) => role === 'photo')
    .map(({ id }) => ({ id, state: asker === 'desk' ? 'ready' : 'kept' }));

  return (
    <>
      <PhotoInput
        {...labelled}
        photos={[...shown, ...unkept]}
        renderPhoto={(photo, number) => <KeptThumb photo={photo} number={number} onRemove={() => remove(photo.id)} />}
        onPick={(files) => void add(files)}
        onBeforePick={photos.beforePick}
        onOpenCamera={photos.inPageOnly ? () => setCamera(true) : undefined}
      />
      {camera && (
        <Dialog title="Take a photo" onClose={() => setCamera(false)}>
          <CameraView
            onClose={() => setCamera(false)}
            onPhoto={(picture) => {
              setCamera(false);
              void add([picture]);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

interface KeptThumbProps {
  readonly photo: PhotoItem;
  readonly number: number;
  readonly onRemove: () => void;
}

function KeptThumb({ photo, number, onRemove }: KeptThumbProps) {
  const { photos } = useFormWorld();
  const thumbnail = usePicture(
    photo.state === 'kept' ? () => photos.thumbnail(photo.id) : undefined,
    photo.id + photo.state,
  );
  return <PhotoThumb photo={{ ...photo, thumbnail }} number={number} onRemove={onRemove} />;
}

const attachmentsIn = (value: unknown) => z.array(attachmentSchema).catch([]).parse(value);
