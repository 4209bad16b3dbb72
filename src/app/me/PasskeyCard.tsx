import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useAnswer, usePhone } from '../phone-context.ts';
import { newPasskey } from '../passkey.ts';

export function PasskeyCard() {
  const phone = usePhone();
  const status = useAnswer(['lock'], 'passkey', (asked) => asked.status());
  const [problem, setProblem] = useState<string>();
  if (!('PublicKeyCredential' in window)) return null;
  const add = async () => {
    const { salt } = await phone.passkeyChallenge();
    const made = await newPasskey(salt);
    const outcome = made ? await phone.addPasskey(made.credential, made.secret) : undefined;
    setProblem(
      outcome?.outcome === 'done'
        ? undefined
        : (outcome?.message ?? 'This phone could not make one. Your passphrase goes on working.'),
    );
  };
  return (
    <Card title="Fingerprint or face">
      {status?.hasPasskey ? (
        <p>On. Your passphrase works as well.</p>
      ) : (
        <>
          <p>Opens a locked notebook without typing, with no signal as well.</p>
          {problem && (
            <Notice tone="waiting" live>
              {problem}
            </Notice>
          )}
          <Button full look="secondary" onPress={() => void add()}>
            Turn on
          </Button>
        </>
      )}
    </Card>
  );
}
