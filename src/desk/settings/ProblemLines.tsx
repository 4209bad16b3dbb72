import { countWords } from '#domain/count-words.ts';
import { Notice } from '#ui/Notice.tsx';
import type { LineProblem } from '#protocol/place-lines.ts';

const SHOWN = 20;

export const ProblemLines = ({ problems }: { readonly problems: readonly LineProblem[] }) =>
  problems.length === 0 ? null : (
    <Notice tone="attention" title={`${countWords(problems.length, 'line')} cannot be read`}>
      <ul className="bullets">
        {problems.slice(0, SHOWN).map(({ line, message }) => (
          <li key={line + message}>
            Line {line}: {message}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p>And {problems.length - SHOWN} more.</p>}
    </Notice>
  );
