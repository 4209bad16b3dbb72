import { Icon } from './Icon.tsx';

export interface PhotoItem {
  readonly id: string;
  /** A blob: address of the small picture, when there is one. */
  readonly thumbnail?: string | undefined;
  readonly state: 'keeping' | 'kept' | 'ready' | 'waiting' | 'received' | 'not-an-image' | 'not-kept';
  /** Why it could not be kept. */
  readonly problem?: string | undefined;
}

const stateWords: Record<PhotoItem['state'], string> = {
  keeping: 'Keeping…',
  kept: 'Kept on this phone',
  // At the desk nothing is kept before it is saved.
  ready: 'Goes with what you save',
  waiting: 'Waiting to be sent',
  received: 'The council has it',
  'not-an-image': 'Not a picture. Choose another',
  'not-kept': 'Not kept. Try again',
};

interface PhotoThumbProps {
  readonly photo: PhotoItem;
  readonly number: number;
  readonly onRemove?: () => void;
}

export const PhotoThumb = ({ photo, number, onRemove }: PhotoThumbProps) => (
  <div className="photo">
    <div className="photo-frame">{photo.thumbnail ? <img src={photo.thumbnail} alt="" /> : <Icon name="image" />}</div>
    <span className={photo.problem || photo.state.startsWith('not') ? 'field-error' : 'soft'}>
      Photo {number}. {photo.problem ?? stateWords[photo.state]}
    </span>
    {onRemove && photo.state !== 'keeping' && (
      <button type="button" className="text-button" onClick={onRemove}>
        Remove<span className="visually-hidden"> photo {number}</span>
      </button>
    )}
  </div>
);
