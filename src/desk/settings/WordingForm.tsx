// What the council's papers say: letterhead, whom to ask, the public page, and the words of each paper, with a look at the result.
import { useEffect, useState } from 'react';
import { defaultWording, type Wording, wordingSchema } from '#domain/wording.ts';
import { kinds, type WordingText } from '#kinds/registry.ts';
import { CheckBox } from '#ui/CheckBox.tsx';
import { Loading } from '#ui/Loading.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { latestOf } from '../settings-versions.ts';
import { PaperPreviews } from './PaperPreviews.tsx';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';

const messages = { guidance: 'Enter the whole address of the page, beginning with https://' };

export function WordingForm({ documents, onSaved }: SettingsFormProps) {
  const texts = usePaperTexts();
  const [wording, setWording] = useState<Wording>(
    () => latestOf(documents, 'wording', wordingSchema) ?? defaultWording,
  );
  if (!texts) return <Loading words="Reading the papers…" />;
  const set = (part: Partial<Wording>) => setWording((before) => ({ ...before, ...part }));
  // What is as Wardbook has it is not kept, so that a better starting text still reaches the council.
  const setText = ({ key, text }: WordingText, value: string) => {
    const { [key]: _, ...others } = wording.texts;
    set({ texts: value === text ? others : { ...others, [key]: value } });
  };
  return (
    <VersionForm name="wording" body={wording} messages={messages} onSaved={onSaved}>
      {(errorFor) => (
        <>
          <TextArea
            id="letterhead"
            label="Letterhead"
            hint="Under the council’s name, a line each: team, address"
            value={wording.letterhead}
            onChange={(letterhead) => set({ letterhead })}
            error={errorFor('letterhead')}
          />
          <TextArea
            id="contact"
            label="Whom to ask"
            hint="A sentence with the telephone and address for questions"
            value={wording.contact}
            onChange={(contact) => set({ contact })}
            error={errorFor('contact')}
          />
          <TextField
            id="guidance"
            label="Public guidance page"
            hint="Printed as a QR code with the address beside it. Leave empty for none"
            value={wording.guidance}
            onChange={(guidance) => set({ guidance: guidance.trim() })}
            error={errorFor('guidance')}
          />
          {texts.map((each) => (
            <TextArea
              key={each.key}
              id={each.key}
              label={each.title}
              hint={each.hint}
              value={wording.texts[each.key] ?? each.text}
              onChange={(value) => setText(each, value)}
            />
          ))}
          <PaperPreviews wording={wording} />
          <CheckBox
            id="approved"
            label="Our solicitor has approved this wording"
            hint="Until then DRAFT stands across every page, and the phone says so before anything is issued"
            checked={wording.approved}
            onChange={(approved) => set({ approved })}
          />
        </>
      )}
    </VersionForm>
  );
}

/** Every text of every paper, in the order of the papers. */
function usePaperTexts(): readonly WordingText[] | undefined {
  const [texts, setTexts] = useState<readonly WordingText[]>();
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const types = kinds.flatMap(({ entries }) => Object.values(entries));
      const papers = await Promise.all(types.flatMap(({ paper }) => (paper ? [paper.load()] : [])));
      if (!gone) setTexts(papers.flatMap((paper) => paper.texts));
    };
    void load();
    return () => {
      gone = true;
    };
  }, []);
  return texts;
}
