import { countWords } from '#domain/count-words.ts';
import { listTasks } from '#protocol/tasks.ts';
import { Card } from '#ui/Card.tsx';
import { Loaded } from '../Loaded.tsx';
import { TaskList } from '../TaskList.tsx';
import { useQuery } from '../use-query.ts';

/** Work that belongs to no record this person can open: an entry that never arrived, or that nobody can read. */
export function LooseTasks() {
  const query = useQuery(listTasks, {}, { live: true });
  return (
    <Loaded query={query} loading="Looking for tasks…">
      {({ tasks }) =>
        tasks.length > 0 && (
          <Card tone="attention" title={`${countWords(tasks.length, 'thing needs', 'things need')} you`}>
            <TaskList tasks={tasks} onClosed={query.refresh} />
          </Card>
        )
      }
    </Loaded>
  );
}
