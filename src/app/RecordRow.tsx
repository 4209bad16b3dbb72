import { detailWithDue, dueDayWords } from '#domain/due.ts';
import type { RecordLine } from '#sync/phone.ts';
import { Chip } from '#ui/Chip.tsx';
import { ListRow } from '#ui/ListRow.tsx';
import { deliveryWords } from './delivery-words.ts';
import { paths } from './paths.ts';
import { clockWords } from './time-words.ts';

/** One record in a list; `dueAsOf` the instant, for lists of what waits for the officer. */
export function RecordRow({ line, dueAsOf }: { readonly line: RecordLine; readonly dueAsOf?: string }) {
  const delivery = deliveryWords[line.delivery];
  const { due } = line;
  return (
    <ListRow
      href={paths.record(line.id)}
      title={line.returned ? `Returned: ${line.heading}` : line.heading}
      detail={detailWithDue(line.detail, dueAsOf && due ? due.title : '')}
      aside={dueAsOf && due ? dueDayWords(due.at, dueAsOf) : clockWords(line.at)}
      chip={
        line.delivery === 'received' ? (
          <Chip tone={line.tone}>{line.statusTitle}</Chip>
        ) : (
          <Chip tone={delivery.tone}>{delivery.words}</Chip>
        )
      }
    />
  );
}
