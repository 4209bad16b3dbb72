import { closeTask, listTasks } from '#protocol/tasks.ts';
import { closeTask as close, looseTasks } from '../desk/tasks.ts';
import { personRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const taskRoutes = (services: Services): readonly Route[] => [
  personRoute(listTasks, async (_, person) => ({ tasks: await looseTasks(services, person) })),
  personRoute(closeTask, ({ id, body }, person) => close(services, person, id, body.why)),
];
