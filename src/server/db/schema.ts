// The tables as Kysely sees them; migrations/ makes them.
import type { AuditRow, BackupRow, CouncilRow, SettingsDocumentRow } from './council-rows.ts';
import type {
  CouncilAccountRow,
  CredentialRow,
  EnrolmentCodeRow,
  EnrolmentRow,
  OneTimeLinkRow,
  PersonRow,
  RecoveryRequestRow,
  SessionRow,
} from './people-rows.ts';
import type {
  AccessLogRow,
  AttachmentRow,
  EntryRow,
  JobLinkRow,
  RecordKeyRow,
  RecordRow,
  ScopeChangeRow,
  SealedBytesRow,
  StubRow,
  TallyRow,
  TallyVersionRow,
  TaskRow,
} from './record-rows.ts';

export interface Schema {
  councils: CouncilRow;
  people: PersonRow;
  credentials: CredentialRow;
  council_accounts: CouncilAccountRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  enrolments: EnrolmentRow;
  enrolment_codes: EnrolmentCodeRow;
  recovery_requests: RecoveryRequestRow;
  settings_documents: SettingsDocumentRow;
  records: RecordRow;
  record_keys: RecordKeyRow;
  entries: EntryRow;
  sealed_bytes: SealedBytesRow;
  stubs: StubRow;
  access_log: AccessLogRow;
  tasks: TaskRow;
  attachments: AttachmentRow;
  audit: AuditRow;
  scope_changes: ScopeChangeRow;
  backups: BackupRow;
  job_links: JobLinkRow;
  tallies: TallyRow;
  tally_versions: TallyVersionRow;
}
