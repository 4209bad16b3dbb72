import { Notice } from '../Notice.tsx';
import { useFormWorld } from './form-context.ts';
import type { Keeping } from './use-draft-keeper.ts';

const words = {
  unchanged: 'Kept as a draft as you type.',
  changed: 'Keeping the draft…',
  kept: 'Draft kept.',
};

/** Whether the form as it stands would be there again; one line of one height, so that nothing moves under a thumb. */
export function Kept({ keeping }: { readonly keeping: Keeping }) {
  const { asker } = useFormWorld();
  if (typeof keeping === 'object')
    return (
      <Notice tone="attention" title="Not kept as a draft" live>
        <p>{keeping.problem}</p>
      </Notice>
    );
  // The desk keeps a form with the page alone, and promises no more.
  return asker === 'phone' ? <p className="small soft">{words[keeping]}</p> : null;
}
