// The one door to the kinds. The list in index.ts is both the values and the source of their names.
import { own } from '#domain/own.ts';
import { hasAnyRole, type Role } from '#domain/role.ts';
import * as list from './index.ts';
import type { EntryType, Flow, RecordKind, WritingPlace } from './define-record-kind.ts';

export type {
  EntryType,
  Flow,
  ImportDefinition,
  RecordKind,
  Tone,
  Waiting,
  WritingPlace,
} from './define-record-kind.ts';
export type { Job, JobOffer } from './job.ts';
export type { PaperContent, PaperType, WordingText } from './paper.ts';
export { isOnForm, withPromisedPaper } from './paper.ts';
export { examplePaperOf } from './example-paper.ts';
export { fieldsOf } from './define-record-kind.ts';
export { type FlowStep, flowSteps } from './flow-steps.ts';
export { guardFindings } from './guard-findings.ts';
export { type JudgedAgain, judgeAgain, judgedBy } from './judge-again.ts';
export { fieldOfPath, labelOfPath } from './label-of-path.ts';
export { type NextStep, nextSteps } from './next-steps.ts';

/** In the order of the home screen. */
export const kinds: readonly RecordKind[] = Object.values(list).toSorted((a, b) => a.order - b.order);

const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]));
if (kindsByName.size !== kinds.length) throw new Error('Two record kinds have the same name');

/** Undefined for a kind that only a newer app knows. */
export const kindNamed = (name: string): RecordKind | undefined => kindsByName.get(name);

export const entryTypeOf = (kind: RecordKind, type: string): EntryType | undefined => own(kind.entries, type);

/** What somebody with these roles may go on with, on the phone or at the desk. */
export const flowsOffered = (
  kind: RecordKind,
  status: string,
  roles: readonly Role[],
  place: WritingPlace,
): readonly Flow[] =>
  kind.flows.filter(
    (flow) =>
      flow.statuses.includes(status) &&
      hasAnyRole(roles, flow.roles) &&
      (flow.only ?? place) === place &&
      (place === 'phone' || !hasPaper(kind, flow)),
  );

/** Papers are made and numbered by the phone: the desk has no counter, and nobody to hand one to. */
const hasPaper = (kind: RecordKind, { types }: Flow): boolean =>
  types.some((type) => own(kind.entries, type)?.paper !== undefined);
