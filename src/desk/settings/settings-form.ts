import type { SettingsDocument } from '#protocol/settings-documents.ts';

/** What every form of the settings is given. */
export interface SettingsFormProps {
  readonly documents: readonly SettingsDocument[];
  readonly onSaved: () => void;
}
