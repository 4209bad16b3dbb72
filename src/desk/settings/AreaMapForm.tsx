import { useState } from 'react';
import { z } from 'zod';
import { megabytes } from '#domain/megabytes.ts';
import { type AreaMap, areaMapSchema, removeMap } from '#protocol/area-map.ts';
import { callEmpty } from '#protocol/call.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { FieldFrame } from '#ui/FieldFrame.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { latestOf } from '../settings-versions.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';
import type { SettingsFormProps } from './settings-form.ts';
import { uploadMap } from './upload-map.ts';

const schema = z.object({
  file: z.instanceof(File, { message: 'Choose the file' }).refine(({ size }) => size > 0, 'The file is empty'),
  name: areaMapSchema.shape.name,
});

export function AreaMapForm({ documents, onSaved }: SettingsFormProps) {
  const area = latestOf(documents, 'map', areaMapSchema);
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const [sent, setSent] = useState(0);
  const [saved, setSaved] = useState('');
  const send = useAction(async (map: z.infer<typeof schema>) => {
    setSent(0);
    const published = await uploadMap(map.file, map.name, setSent);
    setSaved(`${published.name} is published. Phones offer it at their next contact.`);
    onSaved();
  });
  const { errors, attempt, check } = useChecked(schema, send.run);
  return (
    <>
      {area && <PublishedMap area={area} onRemoved={onSaved} />}
      <Card title={area ? 'Another map' : 'Add the area map'}>
        <Form
          errors={errors}
          attempt={attempt}
          problem={send.problem}
          submit="Check and publish"
          busy={send.busy ? 'Sending…' : undefined}
          onSubmit={() => check({ file, name })}
        >
          <FieldFrame
            id="file"
            label="The file"
            hint="One PMTiles file, version 3, of vector or raster tiles. Whoever makes maps for the council can save it"
            error={errorOf(errors, 'file')}
          >
            <input
              id="file"
              className="input"
              type="file"
              accept=".pmtiles"
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                setFile(chosen);
                if (chosen && name === '') setName(chosen.name.replace(/[.]pmtiles$/i, ''));
              }}
            />
          </FieldFrame>
          <TextField
            id="name"
            label="Name"
            hint="Officers see it when they are asked to download it"
            value={name}
            onChange={setName}
            error={errorOf(errors, 'name')}
          />
          {file && (
            <p className="soft">
              Phones will need {megabytes(file.size)} for it. They download it once, and ask first.
            </p>
          )}
          {send.busy && file && (
            <ProgressBar value={sent} of={file.size} words={`${megabytes(sent)} of ${megabytes(file.size)}`} />
          )}
          <div role="status">{saved && !send.busy && <Notice tone="received" title={saved} />}</div>
        </Form>
      </Card>
    </>
  );
}

function PublishedMap({ area, onRemoved }: { readonly area: AreaMap; readonly onRemoved: () => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useAction(async () => {
    await callEmpty(removeMap, {});
    setAsking(false);
    onRemoved();
  });
  const { name, size, tiles, bounds, minZoom, maxZoom, attribution, sha256 } = area;
  return (
    <Card title={name}>
      <p>
        {megabytes(size)} of {tiles} tiles, zooms {minZoom} to {maxZoom}, from {bounds.south.toFixed(3)},{' '}
        {bounds.west.toFixed(3)} to {bounds.north.toFixed(3)}, {bounds.east.toFixed(3)}.
      </p>
      {attribution && <p>{attribution}</p>}
      <p className="soft small">SHA-256 {sha256.match(/.{1,8}/g)?.join(' ')}</p>
      <div className="inline">
        <Button look="secondary" onPress={() => setAsking(true)}>
          Take it away
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title="Take the map away?"
          confirm="Take it away"
          danger
          busy={remove.busy ? 'Taking it away…' : undefined}
          onConfirm={() => remove.run()}
          onCancel={() => setAsking(false)}
        >
          <p>Phones delete it at their next contact. Their maps show the grid, wards, places and pins.</p>
          <ProblemNotice problem={remove.problem} />
        </ConfirmDialog>
      )}
    </Card>
  );
}
