// How the council has chosen to work: practice, not law, and dated like it.
import { z } from 'zod';

/** Minutes until the phone locks, targets, and whether a manager approves a notice before it is issued. */
export const workingSchema = z.strictObject({
  lockMinutes: z.int().min(1).max(30),
  needleTargetHours: z.int().positive(),
  approvalBeforeIssue: z.boolean(),
});
export type Working = z.infer<typeof workingSchema>;
export const defaultWorking: Working = { lockMinutes: 2, needleTargetHours: 4, approvalBeforeIssue: false };

export interface DatedWorking {
  readonly from: string;
  readonly working: Working;
}
