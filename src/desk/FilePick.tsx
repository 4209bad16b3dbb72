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
      onChange={(event) => {
        const input = event.target;
        // The same file can be chosen again after it was put right.
        const read = async () => {
          const text = await input.files?.[0]?.text();
          input.value = '';
          if (text !== undefined) onText(text);
        };
        void read();
      }}
    />
  </FieldFrame>
);
