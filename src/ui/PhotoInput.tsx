import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Fieldset } from './Fieldset.tsx';
import { Icon } from './Icon.tsx';
import type { Labelled } from './labelled.ts';
import type { PhotoItem } from './PhotoThumb.tsx';

interface PhotoInputProps extends Labelled {
  readonly photos: readonly PhotoItem[];
  readonly onPick: (files: readonly File[]) => void;
  readonly renderPhoto: (photo: PhotoItem, number: number) => ReactNode;
  /** Opens the camera inside the page; then nothing is left in the phone's own gallery, and nothing is picked from it. */
  readonly onOpenCamera?: (() => void) | undefined;
  /** Told before the phone's camera or gallery opens: Android may end the page while it is open. */
  readonly onBeforePick?: () => void;
}

export function PhotoInput({ photos, renderPhoto, onPick, onOpenCamera, onBeforePick, ...labelled }: PhotoInputProps) {
  const pick = { onPick, onBeforePick };
  return (
    <Fieldset {...labelled}>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, index) => (
            <li key={photo.id}>{renderPhoto(photo, index + 1)}</li>
          ))}
        </ul>
      )}
      <div className="photo-picks">
        {onOpenCamera ? (
          <Button id={labelled.id} look="secondary" icon="camera" onPress={onOpenCamera}>
            Take a photo
          </Button>
        ) : (
          <>
            <FilePick {...pick} id={labelled.id} label="Take a photo" icon="camera" camera />
            <FilePick {...pick} label="Choose photos" icon="image" />
          </>
        )}
      </div>
    </Fieldset>
  );
}

interface FilePickProps {
  readonly id?: string;
  readonly label: string;
  readonly icon: 'camera' | 'image';
  readonly camera?: boolean;
  readonly onPick: (files: readonly File[]) => void;
  readonly onBeforePick: (() => void) | undefined;
}

const FilePick = ({ id, label, icon, camera, onPick, onBeforePick }: FilePickProps) => (
  <label className="button button-secondary photo-pick">
    <Icon name={icon} />
    {label}
    <input
      id={id}
      type="file"
      accept="image/*"
      capture={camera ? 'environment' : undefined}
      multiple={!camera}
      onClick={onBeforePick}
      onChange={(event) => {
        onPick([...(event.target.files ?? [])]);
        // So that the same picture can be chosen again after it was removed.
        event.target.value = '';
      }}
    />
  </label>
);
