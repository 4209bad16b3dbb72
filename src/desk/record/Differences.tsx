import { answerText } from './answer-text.ts';
import { changesOfLine } from './changes.ts';
import { useOpenRecord } from './record-context.ts';
import type { TimelineLine } from '#domain/record.ts';
import { fieldOfPath } from '#kinds/registry.ts';

/** What a correction changed: "was …, now …". */
export function Differences({ line }: { readonly line: TimelineLine }) {
  const record = useOpenRecord();
  const changes = line.type === 'amended' ? changesOfLine(line) : [];
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map(({ path, from, to }) => {
        const field = fieldOfPath(record.kind, record.state, path);
        const hidden = field?.guarded;
        const words = (answer: typeof from) =>
          hidden ? 'hidden' : ((field && answerText(field, answer, record)) ?? 'not given');
        return (
          <li key={path}>
            {field?.label ?? 'An answer'}: was <del>{words(from)}</del>, now <ins>{words(to)}</ins>
          </li>
        );
      })}
    </ul>
  );
}
