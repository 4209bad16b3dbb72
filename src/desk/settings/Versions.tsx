import { longDayOf } from '#domain/format-moment.ts';
import { dayOfInstant, startOfDay } from '#domain/calendar.ts';
import type { SettingsDocument, SettingsName } from '#protocol/settings-documents.ts';
import { Card } from '#ui/Card.tsx';
import { Chip } from '#ui/Chip.tsx';
import { useNow } from '#ui/use-now.ts';
import { versionsOf } from '../settings-versions.ts';

/** What was in force when; nothing is ever overwritten. */
export function Versions({
  documents,
  name,
}: {
  readonly documents: readonly SettingsDocument[];
  readonly name: SettingsName;
}) {
  const today = dayOfInstant(useNow());
  const versions = versionsOf(documents, name);
  const current = versions.find(({ from }) => from <= today);
  return (
    <Card title="Versions">
      {versions.length === 0 && (
        <p className="soft">Nothing was saved yet: Wardbook’s own starting values are in force.</p>
      )}
      <ul>
        {versions.map((version) => (
          <li key={version.version} className="item-head">
            <span>
              Version {version.version}, from {longDayOf(startOfDay(version.from))}
            </span>
            {version === current && <Chip tone="received">In force</Chip>}
            {version.from > today && <Chip tone="waiting">Not yet</Chip>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
