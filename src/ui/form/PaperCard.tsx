import { useEffect, useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Loading } from '../Loading.tsx';
import { Notice } from '../Notice.tsx';
import type { EntryToBe, FormPaper, FormPapers, FormPapersOutcome } from './form-context.ts';

interface PaperCardProps {
  readonly papers: FormPapers;
  readonly entries: readonly EntryToBe[];
}

/** The paper as it will be saved: made as soon as the answers are in order, and made anew when one of them changes. */
export function PaperCard({ papers, entries }: PaperCardProps) {
  const made = usePapers(papers, entries);
  const [problem, setProblem] = useState<string>();
  if (made?.outcome === 'made' && made.papers.length === 0) return null;
  return (
    <Card title="The paper">
      {!made && <Loading words="Making the paper…" />}
      {made?.outcome === 'blocked' && <p className="soft">It is made as soon as everything is in order.</p>}
      {made?.outcome === 'failed' && (
        <Notice tone="attention" title="The paper could not be made" live>
          <p>{made.message}</p>
        </Notice>
      )}
      {made?.outcome === 'made' && (
        <div className="stack">
          {made.papers.map((paper) => (
            <MadePaper key={paper.entry} paper={paper} onHand={async () => setProblem(await papers.hand(paper))} />
          ))}
        </div>
      )}
      {problem && <p role="alert">{problem}</p>}
    </Card>
  );
}

interface MadePaperProps {
  readonly paper: FormPaper;
  readonly onHand: () => Promise<void>;
}

function MadePaper({ paper: { title, reference, attachment, isDraft }, onHand }: MadePaperProps) {
  return (
    <>
      {isDraft && (
        <Notice tone="attention" title="Marked DRAFT">
          <p>
            The council has not approved its wording. DRAFT stands across every page. Ask your manager before you hand
            it over.
          </p>
        </Notice>
      )}
      <p>
        {title}
        {reference && (
          <>
            , <strong className="unbroken">{reference}</strong>
          </>
        )}
        <br />
        <span className="soft small">
          PDF, {Math.max(1, Math.round(attachment.size / 1024))} KB, kept with this draft
        </span>
      </p>
      <Button full look="secondary" icon="paper" onPress={() => void onHand()}>
        <span>
          Open or share <span className="unbroken">{reference ?? 'the paper'}</span>
        </span>
      </Button>
    </>
  );
}

function usePapers(papers: FormPapers, entries: readonly EntryToBe[]): FormPapersOutcome | undefined {
  const [made, setMade] = useState<{ readonly of: string; readonly outcome: FormPapersOutcome }>();
  const wanted = JSON.stringify(entries);
  useEffect(() => {
    let late = false;
    const make = async () => {
      const outcome = await papers.make(entries);
      if (!late) setMade({ of: wanted, outcome });
    };
    void make();
    return () => {
      late = true;
    };
    // What the entries say decides; the objects are new at every keystroke.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  return made?.of === wanted ? made.outcome : undefined;
}
