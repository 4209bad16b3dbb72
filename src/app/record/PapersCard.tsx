import { useState } from 'react';
import type { RecordAttachment, RecordState } from '#domain/record.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { handPaper } from '../hand-paper.ts';
import { useHiding } from '../hide-context.ts';
import { usePhone } from '../phone-context.ts';

interface PapersCardProps {
  readonly kind: RecordKind;
  readonly state: RecordState;
}

/** The papers of this record: the very files that were made before each was saved. */
export function PapersCard({ kind, state }: PapersCardProps) {
  const phone = usePhone();
  const { beforePick } = useHiding();
  const [problem, setProblem] = useState<string>();
  const papers = state.attachments.filter(({ role }) => role === 'document');
  if (papers.length === 0) return null;
  const hand = async (paper: RecordAttachment) => {
    beforePick();
    setProblem(await handPaper(await phone.picture(paper.id, 'full'), referenceOf(state, paper) ?? ''));
  };
  return (
    <Card title="Papers">
      <div className="stack">
        {papers.map((paper) => (
          <Button key={paper.id} full look="secondary" icon="paper" onPress={() => void hand(paper)}>
            Open or share {referenceOf(state, paper) ?? titleOf(kind, state, paper)}
          </Button>
        ))}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </Card>
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
