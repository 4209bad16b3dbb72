import type { GuardFinding } from '#domain/guard.ts';
import { Notice } from '../Notice.tsx';

/** What the law or the council's rules say of these answers, each with its source. */
export const Findings = ({ findings }: { readonly findings: readonly GuardFinding[] }) =>
  findings.map(({ code, message, source, level, field }) => (
    <Notice
      key={`${code}.${field ?? ''}.${message}`}
      tone={level === 'block' ? 'attention' : 'waiting'}
      title={level === 'block' ? 'This cannot be saved yet' : 'Check this'}
      live
    >
      <p>{message}</p>
      <p className="small">{source}</p>
    </Notice>
  ));
