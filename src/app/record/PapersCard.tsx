import { Fragment, useState } from 'react';
import { momentWords } from '#domain/format-moment.ts';
import type { RecordAttachment, RecordState } from '#domain/record.ts';
import { type Signature, signaturesOf } from '#domain/signed-papers.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { usePicture } from '#ui/form/use-picture.ts';
import { useNow } from '#ui/use-now.ts';
import { handPaper } from '../hand-paper.ts';
import { useHiding } from '../hide-context.ts';
import { useAnswer, usePhone } from '../phone-context.ts';

interface PapersCardProps {
  readonly kind: RecordKind;
  readonly state: RecordState;
}

/** The papers of this record: the very files that were made before each was saved, with who signed for them. */
export function PapersCard({ kind, state }: PapersCardProps) {
  const phone = usePhone();
  const { beforePick } = useHiding();
  const [problem, setProblem] = useState<string>();
  const papers = state.attachments.filter(({ role }) => role === 'document');
  // Made on another phone, or gone after receipt: a button that can only fail is not offered.
  const here = useAnswer(['records'], state.id, async (asked) => {
    const found = await Promise.all(papers.map(({ id }) => asked.picture(id, 'full')));
    return papers.filter((_, index) => found[index]).map(({ id }) => id);
  });
  if (papers.length === 0 || !here) return null;
  const hand = async (paper: RecordAttachment) => {
    beforePick();
    setProblem(await handPaper(await phone.picture(paper.id, 'full'), referenceOf(state, paper) ?? ''));
  };
  const nameOf = (paper: RecordAttachment) => referenceOf(state, paper) ?? titleOf(kind, state, paper);
  const away = papers.filter(({ id }) => !here.includes(id));
  return (
    <Card title="Papers">
      <div className="stack">
        {papers
          .filter((paper) => here.includes(paper.id) || signaturesOf(state, paper).length > 0)
          .map((paper) => (
            <div key={paper.id} className="stack">
              {here.includes(paper.id) && (
                <Button full look="secondary" icon="paper" onPress={() => void hand(paper)}>
                  <span>
                    Open or share <span className="unbroken">{nameOf(paper)}</span>
                  </span>
                </Button>
              )}
              {signaturesOf(state, paper).map((signature) => (
                <SignedFor key={signature.attachment.id} signature={signature} paper={paper} />
              ))}
            </div>
          ))}
        {away.length > 0 && (
          <p className="soft">
            Not on this phone:{' '}
            {away.map((paper, index) => (
              <Fragment key={paper.id}>
                {index > 0 && ', '}
                <span className="unbroken">{nameOf(paper)}</span>
              </Fragment>
            ))}
            . {away.length === 1 ? 'It opens' : 'They open'} at the desk.
          </p>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </Card>
  );
}

function SignedFor({ signature, paper }: { readonly signature: Signature; readonly paper: RecordAttachment }) {
  const { attachment, line, named } = signature;
  const phone = usePhone();
  const now = useNow();
  const picture = usePicture(() => phone.picture(attachment.id, 'thumbnail'), attachment.id);
  return (
    <figure className="signed-for">
      {picture && <img src={picture} alt="The signature as it was given" />}
      <figcaption className="small soft">
        Signed for on the screen, {momentWords(line.at, now)}
        {named && (
          <>
            . It belongs to the paper with SHA-256 <span className="hash">{paper.sha256}</span>
          </>
        )}
      </figcaption>
    </figure>
  );
}

function referenceOf({ timeline }: RecordState, { entry }: RecordAttachment): string | undefined {
  const reference = timeline.find(({ id }) => id === entry)?.body.reference;
  return typeof reference === 'string' ? reference : undefined;
}

/** Of a paper without a number. */
function titleOf(kind: RecordKind, { timeline }: RecordState, { entry }: RecordAttachment): string {
  const line = timeline.find(({ id }) => id === entry);
  const title = line && entryTypeOf(kind, line.type)?.paper?.title;
  return title ? `the ${title.toLowerCase()}` : 'the paper';
}
