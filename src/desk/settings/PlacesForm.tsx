import { useState } from 'react';
import { countWords } from '#domain/count-words.ts';
import { placesSchema } from '#protocol/settings-documents.ts';
import { Notice } from '#ui/Notice.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { latestOf } from '../settings-versions.ts';
import { FilePick } from '../FilePick.tsx';
import { linesOfGeoJson, placeLines, readPlaces } from '#protocol/place-lines.ts';
import { ProblemLines } from './ProblemLines.tsx';
import type { SettingsFormProps } from './settings-form.ts';
import { VersionForm } from './VersionForm.tsx';

export function PlacesForm({ documents, onSaved }: SettingsFormProps) {
  const [text, setText] = useState(() => placeLines(latestOf(documents, 'places', placesSchema) ?? []));
  const { places, problems } = readPlaces(text);
  const containers = places.filter(({ container }) => container).length;
  return (
    // With a line that cannot be read there is no list, and the schema says so.
    <VersionForm
      name="places"
      body={problems.length > 0 ? undefined : places}
      messages={{ places: `Put ${countWords(problems.length, 'line')} right first: they are listed below the text` }}
      onSaved={onSaved}
    >
      {(errorFor) => (
        <>
          <TextArea
            id="places"
            label="One place a line"
            hint="Name, other spellings with ; between, latitude, longitude, container (yes or no). Only the name is needed. A container such as a needle bin is never counted as a place"
            value={text}
            onChange={setText}
            error={errorFor('places')}
          />
          <p className="soft" role="status">
            {countWords(places.length, 'place')}
            {containers > 0 && `, of them ${countWords(containers, 'container')}`}
          </p>
          <ProblemLines problems={problems} />
          <FilePick
            id="places-file"
            label="Or take them from a file"
            hint="CSV with the same columns (easting and northing too, where a first row names them), or GeoJSON with points in WGS84. It replaces the text above"
            accept=".csv,.txt,.json,.geojson,text/csv,application/geo+json"
            onText={(file) => setText(linesOfGeoJson(file) ?? file.trim())}
          />
          {places.length === 0 && (
            <Notice tone="neutral">
              <p>For example: River Steps, Riverside; the steps, 51.273, 0.519</p>
            </Notice>
          )}
        </>
      )}
    </VersionForm>
  );
}
