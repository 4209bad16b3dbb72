import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { type Wards, wardsSchema } from '#protocol/settings-documents.ts';
import { laterPage } from '#ui/later-page.tsx';
import { latestOf } from '../settings-versions.ts';
import { FilePick } from '../FilePick.tsx';
import { ProblemLines } from './ProblemLines.tsx';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';
import { readWards } from '#protocol/ward-file.ts';

const PinsMap = laterPage(async () => (await import('#ui/map/PinsMap.tsx')).PinsMap, 'Drawing the outlines…');

const NO_PINS: [] = [];

export function WardsForm({ documents, onSaved }: SettingsFormProps) {
  const [{ wards, problems }, setRead] = useState<ReturnType<typeof readWards>>(() => ({
    wards: latestOf(documents, 'wards', wardsSchema) ?? [],
    problems: [],
  }));
  return (
    <VersionForm
      name="wards"
      body={problems.length > 0 ? undefined : wards}
      messages={{ wards: 'Choose a file that can be read whole' }}
      onSaved={onSaved}
    >
      {(errorFor) => (
        <>
          <FilePick
            id="wards"
            label="Boundaries of the wards"
            hint="GeoJSON in WGS84. The name of a ward is in a property like WD13NM or name"
            accept=".json,.geojson,application/geo+json,application/json"
            onText={(text) => setRead(readWards(text))}
            error={errorFor('wards')}
          />
          <ProblemLines problems={problems} />
          <p className="soft" role="status">
            {wards.length === 0
              ? 'No wards yet.'
              : `${countWords(wards.length, 'ward')}: ${wards.map(({ name }) => name).join(', ')}`}
          </p>
          {wards.length > 0 && (
            <PinsMap
              key={wards.length}
              pins={NO_PINS}
              ground={{ wards, places: NO_PINS }}
              start={middleOf(wards)}
              onChoose={() => {}}
            />
          )}
        </>
      )}
    </VersionForm>
  );
}

/** The middle of the box round all of them: where the map opens. */
function middleOf(wards: Wards) {
  const points = wards
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
    .flat();
  const middle = (axis: number) => {
    const values = points.map((point) => point[axis] ?? 0);
    return (values.reduce((a, b) => Math.min(a, b), 180) + values.reduce((a, b) => Math.max(a, b), -180)) / 2;
  };
  return { lat: middle(1), lon: middle(0) };
}
