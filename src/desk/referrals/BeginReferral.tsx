import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RecordKind } from '#kinds/registry.ts';
import { listPeople } from '#protocol/people.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { DeskHeading } from '#ui/DeskHeading.tsx';
import { Select } from '#ui/Select.tsx';
import { DeskFrame } from '../DeskFrame.tsx';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { ReferralForm } from './ReferralForm.tsx';

/** First who makes the visit, then the form: both are written together, so no referral stays without anyone. */
export function BeginReferral({ kind }: { readonly kind: RecordKind }) {
  const [, go] = useLocation();
  const people = useQuery(listPeople, {});
  const [assessor, setAssessor] = useState('');
  const [writing, setWriting] = useState(false);
  if (writing) return <ReferralForm kind={kind} assessor={assessor || undefined} onBack={() => setWriting(false)} />;
  return (
    <DeskFrame title="Referrals">
      <div className="narrow stack">
        <DeskHeading title={`New ${kind.title.toLowerCase()}`} detail="Step 1 of 2: who makes the visit" />
        <Loaded query={people} loading="Reading the list of people…">
          {({ people: all }) => {
            const assessors = all.filter(({ active, roles }) => active && roles.includes('assessor'));
            return (
              <Card>
                <div className="stack">
                  <Select
                    id="assessor"
                    label="Assessor"
                    hint="Only the person named here, and you, can open it"
                    optional
                    value={assessor}
                    onChange={setAssessor}
                    choices={assessors.map(({ id, name, organisation }) => ({
                      value: id,
                      label: `${name}, ${organisation}`,
                    }))}
                  />
                  {assessors.length === 0 && (
                    <p className="soft">Nobody has the role of assessor yet. You can name one later.</p>
                  )}
                  <div className="inline">
                    <Button onPress={() => setWriting(true)}>
                      {assessor ? 'Continue' : 'Continue and name one later'}
                    </Button>
                    <Button look="secondary" onPress={() => go('/desk/referrals')}>
                      Go back
                    </Button>
                  </div>
                </div>
              </Card>
            );
          }}
        </Loaded>
      </div>
    </DeskFrame>
  );
}
