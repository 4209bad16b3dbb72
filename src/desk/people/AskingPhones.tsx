import { useState } from 'react';
import { instantWords } from '#domain/format-moment.ts';
import { call } from '#protocol/call.ts';
import type { Phone } from '#protocol/phones.ts';
import { decideRecovery } from '#protocol/recovery.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { useNow } from '#ui/use-now.ts';
import { useDesk } from '../desk-context.ts';
import { asking, type AskingPhone } from '../phone-words.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';

interface AskingPhonesProps {
  readonly phones: readonly Phone[];
  readonly onChanged: () => void;
}

interface Deciding {
  readonly phone: AskingPhone;
  readonly approve: boolean;
}

/** Phones whose person has forgotten the passphrase: first on the page, because somebody stands in the street and waits. */
export function AskingPhones({ phones, onChanged }: AskingPhonesProps) {
  const now = useNow();
  const { session } = useDesk();
  const [deciding, setDeciding] = useState<Deciding>();
  const decide = useAction(async ({ phone, approve }: Deciding) => {
    const { request } = phone.asksToOpen;
    await call(decideRecovery, { params: { id: phone.enrolment }, body: { request, approve } });
    setDeciding(undefined);
    onChanged();
  });
  const close = () => {
    decide.clear();
    setDeciding(undefined);
    onChanged();
  };
  return (
    <>
      {phones.filter(asking).map((phone) => (
        <Card key={phone.enrolment} tone="waiting" title={`${phone.name} has forgotten the passphrase`}>
          <p>
            Their phone ({phone.platform}, references {phone.prefix}) asks to be opened. Approve it only after they have
            told you themselves that they asked.
          </p>
          <p className="soft">Asked {instantWords(phone.asksToOpen.at, now)}; it ends after 24 hours.</p>
          {phone.person === session.person.id ? (
            <p className="soft">This is your own phone: another manager or administrator has to decide.</p>
          ) : (
            <div className="inline">
              <Button
                label={`Approve the phone of ${phone.name}`}
                onPress={() => setDeciding({ phone, approve: true })}
              >
                Approve
              </Button>
              <Button
                look="secondary"
                label={`Refuse the phone of ${phone.name}`}
                onPress={() => setDeciding({ phone, approve: false })}
              >
                Refuse
              </Button>
            </div>
          )}
        </Card>
      ))}
      {deciding && (
        <ConfirmDialog
          title={`${deciding.approve ? 'Open' : 'Do not open'} the phone of ${deciding.phone.name}?`}
          confirm={deciding.approve ? 'Let them in again' : 'Refuse'}
          danger={!deciding.approve}
          busy={decide.busy ? 'Telling the phone…' : undefined}
          onConfirm={() => decide.run(deciding)}
          onCancel={close}
        >
          <div className="stack">
            {deciding.approve ? (
              <p>
                The keys of this phone go to this phone alone, sealed: neither you nor anybody here sees them or what
                they open. Its person signs in once more and chooses a new passphrase. It is written in the audit.
              </p>
            ) : (
              <p>
                The phone stays closed and nothing on it is lost: what waits is still delivered. If it may be in other
                hands, wipe it from the list below.
              </p>
            )}
            <ProblemNotice problem={decide.problem} title="Not decided yet" />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
