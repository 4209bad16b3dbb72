// What an officer or a manager can record next, the usual first.
import type { Flow } from '../define-record-kind.ts';
import { EMPTY, IN_PLACE } from './lifecycle.ts';

const BOTH = ['officer', 'manager'] as const;
const HERE = [...IN_PLACE, 'claimed'];
const SEEN = HERE.filter((status) => status !== 'reported');
const STILL = IN_PLACE;

const flow = (
  name: string,
  title: string,
  action: string,
  when: string,
  types: readonly string[],
  statuses: readonly string[],
): Flow => ({ name, title, action, when, types, statuses, roles: BOTH });

const also = (value: string) => ({ type: 'visited', field: 'also', is: [value] });

export const flows: readonly Flow[] = [
  flow('new', 'Encampment', 'Encampment', 'When did you see it, or hear of it?', ['logged'], ['none']),
  {
    ...flow(
      'visit',
      'Visit',
      'Record a visit',
      'When was the visit?',
      ['visited', 'welfare-checked', 'offers-made', 'asked-to-leave', 'services-told'],
      HERE,
    ),
    onlyWhen: {
      'welfare-checked': also('welfare'),
      'offers-made': also('offers'),
      'asked-to-leave': also('asked'),
      'services-told': also('services'),
    },
  },
  {
    ...flow(
      'confirm',
      'Departure',
      'Confirm they have left',
      'When did you see it empty?',
      ['departure-confirmed', 'site-inspected'],
      HERE,
    ),
    onlyWhen: { 'site-inspected': { type: 'departure-confirmed', field: 'inspect', is: [true] } },
  },
  flow('inspect', 'Site inspected', 'Inspect the site', 'When was it inspected?', ['site-inspected'], EMPTY),
  flow('close', 'Close', 'Close the record', 'When was it closed?', ['closed'], EMPTY),
  flow('decide', 'Decision', 'Record a decision', 'When was it decided?', ['decision-made'], HERE),
  flow('departed', 'Said to have left', 'Somebody says they have left', 'When did you hear it?', ['departed'], STILL),
  flow('group', 'Group', 'Add a group', 'When did you meet them?', ['group-arrived'], HERE),
  flow('group-left', 'Group left', 'A group left', 'When did you see or hear it?', ['group-departed'], HERE),
  flow('group-split', 'Group split off', 'A group split', 'When did you see it?', ['group-split'], HERE),
  flow('group-joined', 'Groups joined', 'Two groups joined', 'When did you see it?', ['groups-merged'], HERE),
  flow('group-moved', 'Group moved', 'A group moved on the site', 'When did you see it?', ['group-moved'], HERE),
  flow('welfare', 'Welfare', 'Assess welfare', 'When was it assessed?', ['welfare-checked'], HERE),
  flow('offer', 'Offers of help', 'Record offers of help', 'When were they made?', ['offers-made'], HERE),
  flow('ask', 'Asked to leave', 'They were asked to leave', 'When were they asked?', ['asked-to-leave'], SEEN),
  flow('land', 'Land', 'Check whose land it is', 'When was it checked?', ['located'], [...HERE, ...EMPTY]),
  flow(
    'services',
    'Services told',
    'Services were told',
    'When were they told?',
    ['services-told'],
    [...HERE, ...EMPTY, 'closed'],
  ),
  flow('pitch', 'Pitches', 'Answer the police about pitches', 'When was it answered?', ['pitch-answered'], HERE),
  flow('cost', 'Cost', 'Record a cost', 'When did it fall due?', ['cost-recorded'], [...HERE, ...EMPTY, 'closed']),
  {
    ...flow(
      'counting',
      'Counting in tables',
      'Count or flag it in tables',
      'When was it decided?',
      ['counting-set'],
      [...HERE, ...EMPTY, 'closed'],
    ),
    roles: ['manager'],
    only: 'desk',
  },
  flow(
    'nothing',
    'Nothing there',
    'Not an encampment, or gone when we came',
    'When did you look?',
    ['nothing-found'],
    ['reported', 'located', 'visited'],
  ),
];
