import { useState } from 'react';
import { momentWords } from '#domain/format-moment.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ReasonDialog } from '../ReasonDialog.tsx';
import { useAction } from '../use-action.ts';
import { canTakeEffect } from './attention.ts';
import { lineTitle, lineWords, nameOf } from './line-words.ts';
import { useOpenRecord } from './record-context.ts';

/** An entry that is kept but not counted until a person decides. */
export function HeldEntry({ read }: { readonly read: DeskRecord['entries'][number] }) {
  const record = useOpenRecord();
  const [effect, setEffect] = useState<boolean>();
  const { entry, heldReason } = read;
  const decide = useAction(async (reason: string) => {
    await record.write({ type: 'decided', body: { entry: entry.id, effect: effect === true, reason } });
    setEffect(undefined);
  });
  const usable = canTakeEffect(read, record.kind);
  return (
    <Card tone="attention" title={`Held: ${lineTitle(entry, record)}`}>
      <p>
        {heldReason ?? 'The council could not judge this entry by itself.'}. It is kept, and changes nothing until you
        decide.
      </p>
      <p className="soft">
        {[lineWords(entry, record), nameOf(record, entry.by), momentWords(entry.at, record.now)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!usable && <p className="soft">This version cannot read all of it, so it can only be kept without effect.</p>}
      <div className="inline">
        {usable && (
          <Button look="secondary" small onPress={() => setEffect(true)}>
            Let it take effect
          </Button>
        )}
        <Button look="secondary" small onPress={() => setEffect(false)}>
          Keep it without effect
        </Button>
      </div>
      {effect !== undefined && (
        <ReasonDialog
          title={effect ? 'Let this entry take effect' : 'Keep this entry without effect'}
          label="Why?"
          hint="The reason stays on the record"
          missing="Say why"
          submit={effect ? 'Let it take effect' : 'Keep it without effect'}
          action={decide}
          onCancel={() => setEffect(undefined)}
        />
      )}
    </Card>
  );
}
