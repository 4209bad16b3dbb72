import { useState } from 'react';
import type { RecordAttachment, RecordState } from '#domain/record.ts';
import { signaturesOf } from '#domain/signed-papers.ts';
import { pathOf } from '#protocol/call.ts';
import { type DeskRecord, readAttachment } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { lineTitle } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

type Picture = DeskRecord['attachments'][number] & { readonly words: string; readonly missing: string | undefined };

const address = (id: string, as: 'display' | 'original'): string =>
  pathOf(readAttachment, { params: { id }, query: { as } });

/** Photos, signatures and papers, with what has not arrived yet. */
export function Photos() {
  const record = useOpenRecord();
  const { state, data } = record;
  const [open, setOpen] = useState<Picture>();
  const files = besideTheirPapers(state).map((file, index): Picture => {
    const line = state.timeline.find(({ id }) => id === file.entry);
    const signed = state.attachments.find((paper) => isSignedBy(state, paper, file));
    const noun = { photo: 'Photo', signature: 'Signature', document: 'Paper' }[file.role];
    return {
      ...file,
      missing: file.missing,
      received: data.attachments.some(({ id, received }) => id === file.id && received),
      words: [
        `${noun} ${index + 1}`,
        line && lineTitle(line, record).toLowerCase(),
        signed && `for the paper with hash ${signed.sha256.slice(0, 12)}…`,
      ]
        .filter(Boolean)
        .join(', '),
    };
  });
  if (files.length === 0) return null;
  const here = files.filter(({ received }) => received).length;
  return (
    <Card title="Photos and papers">
      {here < files.length && (
        <p className="soft">
          {here} of {files.length} received.
        </p>
      )}
      <div className="thumbs">
        {files.map((file) => (
          <Thumb key={file.id} file={file} onOpen={() => setOpen(file)} />
        ))}
      </div>
      {open && (
        <Dialog
          title={open.words}
          onClose={() => setOpen(undefined)}
          actions={
            <>
              <Button look="secondary" full onPress={() => setOpen(undefined)}>
                Close
              </Button>
              <a className="button button-secondary button-full" href={address(open.id, 'original')} download>
                Download the original
              </a>
            </>
          }
        >
          <img className="picture" src={address(open.id, 'display')} alt={open.words} />
        </Dialog>
      )}
    </Card>
  );
}

const isSignedBy = (state: RecordState, paper: RecordAttachment, { id }: RecordAttachment): boolean =>
  paper.role === 'document' && signaturesOf(state, paper).some(({ attachment }) => attachment.id === id);

/** Each signature after the paper that it is for. */
function besideTheirPapers(state: RecordState): readonly RecordAttachment[] {
  const signed = (file: RecordAttachment) => state.attachments.some((paper) => isSignedBy(state, paper, file));
  return state.attachments
    .filter((file) => !signed(file))
    .flatMap((file) => [file, ...state.attachments.filter((each) => isSignedBy(state, file, each))]);
}

function Thumb({ file, onOpen }: { readonly file: Picture; readonly onOpen: () => void }) {
  const [broken, setBroken] = useState(false);
  if (!file.received)
    return (
      <div className="thumb">
        <span className="thumb-none">{file.missing ? `Will not come: ${file.missing}` : 'Not received yet'}</span>
        {file.words}
      </div>
    );
  if (broken || !file.type.startsWith('image/'))
    return (
      <a className="thumb" href={address(file.id, 'original')} download>
        <span className="thumb-none">{broken ? 'Cannot be shown. Download it' : 'Download'}</span>
        {file.words}
      </a>
    );
  return (
    <button type="button" className="thumb" onClick={onOpen}>
      <img src={address(file.id, 'display')} alt="" loading="lazy" onError={() => setBroken(true)} />
      {file.words}
    </button>
  );
}
