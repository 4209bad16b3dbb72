import { type ReactNode, useState } from 'react';
import { call } from '#protocol/call.ts';
import { closeTask, type Task } from '#protocol/tasks.ts';
import { Button } from '#ui/Button.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useAction } from './use-action.ts';

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly onClosed: () => void;
  /** What else can be done about one. */
  readonly about?: (task: Task) => ReactNode;
}

export const TaskList = ({ tasks, onClosed, about }: TaskListProps) => (
  <ul className="task-list">
    {tasks.map((task) => (
      <TaskLine key={task.id} task={task} onClosed={onClosed} about={about?.(task)} />
    ))}
  </ul>
);

function TaskLine({
  task,
  onClosed,
  about,
}: {
  readonly task: Task;
  readonly onClosed: () => void;
  readonly about: ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const close = useAction(async (why: string) => {
    await call(closeTask, { params: { id: task.id }, body: { why } });
    setAsking(false);
    onClosed();
  });
  return (
    <li className="stack">
      <p>
        {task.message} {task.source && <span className="soft">({task.source})</span>}
      </p>
      <div className="inline">
        {about}
        <Button look="quiet" small onPress={() => setAsking(true)}>
          Close with a reason
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title="Close this task"
          label="Why can it be closed?"
          hint="The reason stays on the record"
          submit="Close the task"
          missing="Say why it can be closed"
          action={close}
          onCancel={() => setAsking(false)}
        >
          <p className="soft">{task.message}</p>
        </ReasonDialog>
      )}
    </li>
  );
}
