import { useState } from 'react';
import { dayOfInstant } from '#domain/calendar.ts';
import { instantText } from '#domain/moment.ts';
import type { Wording } from '#domain/wording.ts';
import { examplePaperOf, kinds, type RecordKind } from '#kinds/registry.ts';
import { Button } from '#ui/Button.tsx';
import { Fieldset } from '#ui/Fieldset.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useDesk } from '../desk-context.ts';

/** The papers with the words as they are typed, filled in with an example: nothing is kept and nobody is named. */
export function PaperPreviews({ wording }: { readonly wording: Wording }) {
  const { session, rulesAt } = useDesk();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState('');
  const papers = kinds.flatMap((kind) =>
    Object.entries(kind.entries).flatMap(([type, { paper }]) => (paper ? [{ kind, type, title: paper.title }] : [])),
  );
  const show = async (kind: RecordKind, type: string, title: string) => {
    setBusy(type);
    const now = instantNow();
    const [{ printPaper }, { fontsHere }, content] = await Promise.all([
      import('#documents/print-paper.ts'),
      import('#documents/fonts-here.ts'),
      examplePaperOf(kind, type, dayOfInstant(now), {
        rules: rulesAt(now),
        wording,
        council: session.council.name,
        issuer: session.person.name,
      }),
    ]);
    const printed = content && !('lacking' in content) ? await printPaper(content, await fontsHere()) : undefined;
    setBusy('');
    if (printed && 'bytes' in printed)
      saveFile(
        new Blob([printed.bytes], { type: 'application/pdf' }),
        `${title.toLowerCase().replaceAll(' ', '-')}-preview.pdf`,
      );
    setProblem(printed && 'problem' in printed ? printed.problem : '');
  };
  return (
    <Fieldset id="previews" label="See it as a PDF" hint="With these words and an example, before you save them">
      <div className="inline">
        {papers.map(({ kind, type, title }) => (
          <Button
            key={type}
            small
            look="secondary"
            busy={busy === type ? 'Making it…' : undefined}
            onPress={() =>
              void show(kind, type, title).catch(() => setProblem('The preview could not be made. Try again.'))
            }
          >
            {title}
          </Button>
        ))}
      </div>
      {problem && <p role="alert">{problem}</p>}
    </Fieldset>
  );
}

const instantNow = (): string => instantText(Date.now());
