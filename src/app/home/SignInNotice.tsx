import { LinkButton } from '#ui/LinkButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';

/** Sending needs no session, receiving does; the form under a person's hands is never taken away for it. */
export function SignInNotice() {
  const sync = useAnswer(['outbox'], 'sign-in-notice', (phone) => phone.syncState());
  if (sync?.contact !== 'sign-in') return null;
  return (
    <Notice tone="waiting" title="Sign in to see what the council sent">
      <p>What you save is still delivered.</p>
      <LinkButton href={paths.me} small look="secondary">
        Sign in
      </LinkButton>
    </Notice>
  );
}
