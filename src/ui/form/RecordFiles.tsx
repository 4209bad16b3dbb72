import type { Attachment } from '#domain/attachment.ts';
import type { RecordAttachment } from '#domain/record.ts';
import { Group } from '../Group.tsx';
import { Icon } from '../Icon.tsx';
import { usePicture } from './use-picture.ts';

interface RecordFilesProps {
  readonly attachments: readonly RecordAttachment[];
  readonly thumbnail: (attachment: string) => Promise<Blob | undefined>;
  readonly onOpen?: (attachment: Attachment) => void;
}

const titles = { photo: 'Photo', signature: 'Signature', document: 'Document' } as const;

export const RecordFiles = ({ attachments, thumbnail, onOpen }: RecordFilesProps) =>
  attachments.length === 0 ? null : (
    <Group title="Photos and files">
      <ul className="photos">
        {attachments.map((attachment, index) => (
          <li key={attachment.id}>
            <FileTile
              attachment={attachment}
              title={`${titles[attachment.role]} ${index + 1}`}
              thumbnail={thumbnail}
              {...(onOpen && { onOpen })}
            />
          </li>
        ))}
      </ul>
    </Group>
  );

interface FileTileProps extends Omit<RecordFilesProps, 'attachments'> {
  readonly attachment: RecordAttachment;
  readonly title: string;
}

function FileTile({ attachment, title, thumbnail, onOpen }: FileTileProps) {
  const picture = usePicture(
    attachment.role === 'document' ? undefined : () => thumbnail(attachment.id),
    attachment.id,
  );
  const frame = (
    <span className="photo-frame">
      {picture ? <img src={picture} alt="" /> : <Icon name={attachment.role === 'document' ? 'paper' : 'image'} />}
    </span>
  );
  return (
    <div className="photo">
      {onOpen && !attachment.missing ? (
        <button
          type="button"
          className="photo-open"
          aria-label={`Open ${title.toLowerCase()}`}
          onClick={() => onOpen(attachment)}
        >
          {frame}
        </button>
      ) : (
        frame
      )}
      <span className="soft">{attachment.missing ? `${title} is missing: ${attachment.missing}` : title}</span>
    </div>
  );
}
