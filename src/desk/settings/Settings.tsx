import { type ComponentType, useState } from 'react';
import { Link } from 'wouter';
import type { SettingsName } from '#protocol/settings-documents.ts';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { useDesk } from '../desk-context.ts';
import { Loaded } from '../Loaded.tsx';
import { AreaMapForm } from './AreaMapForm.tsx';
import { LawForm } from './LawForm.tsx';
import { PlacesForm } from './PlacesForm.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import type { SettingsFormProps } from './settings-form.ts';
import { Versions } from './Versions.tsx';
import { WordingForm } from './WordingForm.tsx';
import { WardsForm } from './WardsForm.tsx';
import { WorkingForm } from './WorkingForm.tsx';

interface SettingsPage {
  readonly name: SettingsName;
  readonly title: string;
  readonly detail: string;
  readonly Form: ComponentType<SettingsFormProps>;
}

const law: SettingsPage = {
  name: 'law',
  title: 'Law',
  detail: 'The numbers and words that law can change. A record keeps the values of its day.',
  Form: LawForm,
};
const pages: readonly SettingsPage[] = [
  law,
  {
    name: 'wording',
    title: 'Papers',
    detail: 'The words of warnings, notices and penalties. A paper keeps the words of its day.',
    Form: WordingForm,
  },
  {
    name: 'places',
    title: 'Places',
    detail: 'Names that officers pick, and the other spellings people use.',
    Form: PlacesForm,
  },
  {
    name: 'wards',
    title: 'Wards',
    detail: 'Outlines that give a pin its ward, on the phone and without a signal.',
    Form: WardsForm,
  },
  {
    name: 'map',
    title: 'Area map',
    detail: 'One file that phones keep whole, so that the map works with no signal and asks nobody else.',
    Form: AreaMapForm,
  },
  { name: 'working', title: 'How you work', detail: 'Times and targets of your team.', Form: WorkingForm },
  {
    name: 'retention',
    title: 'Retention',
    detail:
      'How long records are kept once they have ended. What is over its time is offered for erasing, and nothing more.',
    Form: RetentionForm,
  },
];

export function Settings({ page }: { readonly page: string | undefined }) {
  const { settings } = useDesk();
  const [saves, setSaves] = useState(0);
  const { name, title, detail, Form } = pages.find((each) => each.name === page) ?? law;
  return (
    <DeskFrame title="Settings">
      <DeskHeading title={title} detail={detail} />
      <nav className="sub-nav" aria-label="Settings">
        {pages.map((each) => (
          <Link
            key={each.name}
            href={`/desk/settings/${each.name}`}
            aria-current={each.name === name ? 'page' : undefined}
          >
            {each.title}
          </Link>
        ))}
      </nav>
      <Loaded query={settings} loading="Reading the settings…">
        {({ documents }) => (
          <div className="record-columns" key={name}>
            <div className="record-column">
              <Form
                documents={documents}
                onSaved={() => {
                  setSaves((count) => count + 1);
                  settings.refresh();
                }}
              />
            </div>
            <div className="record-column" key={saves}>
              <Versions documents={documents} name={name} />
            </div>
          </div>
        )}
      </Loaded>
    </DeskFrame>
  );
}
