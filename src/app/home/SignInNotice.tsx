import { LinkButton } from '#ui/LinkButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { paths } from '../paths.ts';
import { useAnswer } from '../phone-context.ts';

/** Receiving needs a session, sending only where the browser lost what this phone delivers with; no form is taken away for it. */
export function SignInNotice() {
  const sync = useAnswer(['outbox'], 'sign-in-notice', (phone) => phone.syncState());
  const words = sync && asking[sync.contact];
  if (!words) return null;
  return (
    <Notice tone="waiting" title={words.title}>
      <p>{words.detail}</p>
      <LinkButton href={paths.me} small look="secondary">
        Sign in
      </LinkButton>
    </Notice>
  );
}

const asking: Readonly<Record<string, { readonly title: string; readonly detail: string }>> = {
  'sign-in': { title: 'Sign in to see what the council sent', detail: 'What you save is still delivered.' },
  'unknown-phone': { title: 'Sign in so that what you saved can go', detail: 'It is kept on this phone until then.' },
};
