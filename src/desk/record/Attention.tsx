import { Card } from '#ui/Card.tsx';
import { WAITS } from '#protocol/tasks.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { TaskList } from '../TaskList.tsx';
import { foldTasks, heldIds, needsWords, openTasks } from './attention.ts';
import { ConflictChooser } from './ConflictChooser.tsx';
import { HeldEntry } from './HeldEntry.tsx';
import { useOpenRecord } from './record-context.ts';
import { useNextSteps } from './use-next-steps.ts';

/** What needs the manager before anything else is read. */
export function Attention() {
  const { data, state, refresh } = useOpenRecord();
  const { steps, hrefOf } = useNextSteps();
  const held = heldIds(state);
  const tasks = openTasks(data, held);
  const found = foldTasks(state, data.tasks);
  const count = tasks.length + found.length;
  return (
    <>
      {count > 0 && (
        <Card tone="attention" title={needsWords(count)}>
          <TaskList
            tasks={tasks}
            onClosed={refresh}
            about={({ code }) =>
              steps
                .filter(
                  ({ flow, stops }) => stops.length === 0 && flow.answers?.some((waits) => code === WAITS + waits),
                )
                .map(({ flow }) => (
                  <LinkButton key={flow.name} small href={hrefOf(flow)}>
                    {flow.action}
                  </LinkButton>
                ))
            }
          />
          <ul className="task-list">
            {found.map(({ entry, code, message }) => (
              <li key={entry + code}>{message}</li>
            ))}
          </ul>
        </Card>
      )}
      {data.entries
        .filter(({ entry }) => held.includes(entry.id))
        .map((read) => (
          <HeldEntry key={read.entry.id} read={read} />
        ))}
      {state.conflicts.map((conflict) => (
        <ConflictChooser key={conflict.path} conflict={conflict} />
      ))}
    </>
  );
}
