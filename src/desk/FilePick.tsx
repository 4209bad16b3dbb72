import { FieldFrame } from '#ui/FieldFrame.tsx';
import type { Labelled } from '#ui/labelled.ts';

interface FilePickProps extends Labelled {
  readonly accept: string;
  readonly onText: (text: string) => void;
}

/** A file read here and sent nowhere until the form is saved. */
export const FilePick = ({ accept, onText, ...labelled }: FilePickProps) => (
  <FieldFrame {...labelled}>
    <input
      id={labelled.id}
      className="input"
      type="file"
      accept={accept}
      // The same file can be chosen again after it was put right; until then its name stands here.
      onClick={(event) => {
        event.currentTarget.value = '';
      }}
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        void file?.text().then(onText);
      }}
    />
  </FieldFrame>
);
