import { useState } from 'react';
import { longDayOf, timeOf } from '#domain/format-moment.ts';
import { Button } from './Button.tsx';

interface SentJobProps {
  readonly url: string;
  readonly code: string;
  readonly expiresAt: string;
}

/** A link and its code, which go two ways: together in one message they would be no secret. */
export function SentJob({ url, code, expiresAt }: SentJobProps) {
  const [copied, setCopied] = useState(false);
  const share = async () => {
    if ('share' in navigator && navigator.canShare?.({ url })) await navigator.share({ url }).catch(() => undefined);
    else {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    }
  };
  return (
    <div role="status" className="stack">
      <p className="job-link">{url}</p>
      <Button look="secondary" onPress={() => void share()}>
        {copied ? 'Copied' : 'Send or copy the link'}
      </Button>
      <p>Give them the code by voice, not in the same message:</p>
      <p className="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      <p className="small soft">
        Opens once, until {timeOf(expiresAt)} on {longDayOf(expiresAt)}, on one phone. Both are shown only now: if they
        are lost, make another.
      </p>
    </div>
  );
}
