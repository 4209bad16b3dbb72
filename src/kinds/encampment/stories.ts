// Encampments as they go: one that runs now in two groups, one that was brought to its end, one that was left to stay.
import type { JsonObject } from '#domain/json.ts';
import type { Story, StoryLine } from '../story.ts';

const line = (day: number, time: string, type: string, body: StoryLine['body'] | JsonObject): StoryLine => ({
  day,
  time,
  type,
  body: typeof body === 'function' ? body : () => body,
});

const offers = (...rows: readonly (readonly [string, string])[]): JsonObject => ({
  offers: rows.map(([what, answer]) => ({ what, answer })),
});

const running: Story = {
  daysAgo: 6,
  lines: [
    line(0, '08:40', 'logged', ({ place, minute }) => ({
      place,
      owner: 'unknown',
      caseType: 'unknown',
      way: 'reported',
      enquiry: 'Caravans on the grass since the night, the gate is open',
      firstReported: minute(0, '08:10'),
      arrived: { from: minute(-1, '19:00').from, to: minute(0, '06:30').from, precision: 'range', typed: true },
      arrivalSource: 'public',
    })),
    line(0, '09:30', 'located', { owner: 'council', checked: 'records', policeTold: 'yes' }),
    line(0, '11:00', 'group-arrived', ({ minute }) => ({
      name: 'By the gate',
      arrived: { from: minute(-1, '19:00').from, to: minute(0, '06:30').from, precision: 'range', typed: true },
      arrivalSource: 'occupiers',
      caravans: 4,
      vehicles: 5,
      adults: 8,
      children: 5,
      whereFrom: 'The coast',
      whyHere: 'A wedding in the town',
      intends: 'About a week',
    })),
    line(0, '11:20', 'visited', ({ entry }) => ({
      groups: [entry(2)],
      caravans: 4,
      vehicles: 5,
      adults: 8,
      children: 5,
      schoolAge: 3,
      animals: 2,
      spoken: 'yes',
      impact: ['near-play', 'access'],
      complaints: 2,
      also: ['welfare', 'offers'],
    })),
    line(0, '11:20', 'welfare-checked', {
      outcome: 'assessed',
      needs: ['health', 'school'],
      needsNotes: 'One child has a clinic appointment',
    }),
    line(0, '11:20', 'offers-made', offers(['code', 'accepted'], ['waste', 'accepted'], ['toilets', 'refused'])),
    line(0, '16:00', 'decision-made', ({ day }) => ({
      decision: 'negotiate',
      until: day(5),
      decidedBy: 'Alex Marsh',
      welfare: 'A clinic appointment on the third day; three children of school age',
      reasons: 'They give a day on which they leave, and the impact is small. Nothing sharper is needed now.',
      reviewOn: day(3),
    })),
    line(2, '10:15', 'group-arrived', ({ minute }) => ({
      name: 'Under the trees',
      arrived: minute(2, '07:30'),
      arrivalSource: 'seen',
      caravans: 2,
      vehicles: 2,
      adults: 4,
      whyHere: 'Would not say',
    })),
    line(2, '10:20', 'visited', ({ entry }) => ({
      groups: [entry(2), entry(7)],
      caravans: 6,
      vehicles: 7,
      adults: 12,
      children: 5,
      spoken: 'yes',
      impact: ['near-play', 'access', 'waste', 'noise'],
      complaints: 3,
      also: ['asked'],
    })),
    line(2, '10:20', 'asked-to-leave', ({ entry }) => ({
      under: 'informal',
      words: 'You came after we agreed with the others. Please leave today; there is no agreement with you.',
      whom: 'A woman who spoke for the two caravans under the trees',
      groups: [entry(7)],
      leaveBy: 'Six this evening',
      response: 'will-not',
      witness: 'Jo Hart',
    })),
    line(3, '12:00', 'services-told', { told: ['police', 'education', 'health'], how: 'By telephone' }),
    line(4, '09:30', 'visited', ({ entry }) => ({
      groups: [entry(2), entry(7)],
      caravans: 6,
      vehicles: 7,
      adults: 12,
      children: 5,
      spoken: 'no',
      impact: ['near-play', 'waste', 'human-waste', 'noise'],
      complaints: 4,
    })),
    line(5, '10:00', 'group-departed', ({ entry, minute }) => ({
      item: entry(2),
      left: minute(5, '08:15'),
      source: 'seen',
      verified: 'yes',
      went: 'Towards the coast road',
    })),
  ],
};

const ended: Story = {
  daysAgo: 34,
  lines: [
    line(0, '07:50', 'logged', ({ place, minute }) => ({
      place,
      owner: 'highway',
      caseType: 'vehicle-dwellers',
      way: 'seen',
      arrived: minute(0, '06:30'),
      arrivalSource: 'seen',
      vehicles: 3,
      adults: 4,
    })),
    line(0, '08:05', 'visited', {
      vehicles: 3,
      adults: 4,
      spoken: 'yes',
      impact: ['access', 'waste'],
      also: ['welfare'],
    }),
    line(0, '08:05', 'welfare-checked', { outcome: 'refused', why: 'They would not talk about it' }),
    line(1, '09:00', 'offers-made', offers(['waste', 'refused'], ['housing', 'refused'], ['health', 'refused'])),
    line(1, '14:00', 'decision-made', ({ day }) => ({
      decision: 'direct',
      decidedBy: 'Alex Marsh',
      welfare: 'Assessment refused; nothing known that stands against it. Health help was offered.',
      reasons: 'The lay-by is blocked for lorries, and they refused all help. A shorter stay was offered first.',
      reviewOn: day(4),
    })),
    line(2, '09:10', 'asked-to-leave', {
      under: 'direction',
      words: 'I am giving you a direction under section 77 to leave this land with your vehicles as soon as you can.',
      whom: 'Four adults beside the vans',
      response: 'will-leave',
      witness: 'Robin Vale',
    }),
    line(2, '09:30', 'pitch-answered', {
      askedBy: 'Sergeant Example, county police',
      available: 'no',
      basis: 'Telephoned the site manager',
      answeredBy: 'Alex Marsh',
    }),
    line(3, '08:00', 'departed', ({ minute }) => ({ left: minute(3, '06:00'), source: 'public' })),
    line(3, '10:40', 'departure-confirmed', ({ minute }) => ({
      left: { from: minute(2, '21:00').from, to: minute(3, '06:00').from, precision: 'range', typed: true },
      source: 'public',
      inspect: true,
    })),
    line(3, '10:40', 'site-inspected', {
      outcome: 'ordered',
      orderedFrom: 'Cleansing team',
      found: 'Household waste, a mattress, no sharps',
    }),
    line(5, '15:00', 'site-inspected', { outcome: 'done' }),
    line(8, '11:00', 'cost-recorded', { what: 'clean-up', pounds: 460, basis: 'final', invoice: 'CL-2207' }),
    line(8, '11:05', 'closed', { cleanUp: 'done', costs: 'recorded' }),
  ],
};

const tolerated: Story = {
  daysAgo: 16,
  lines: [
    line(0, '10:00', 'logged', ({ place, minute }) => ({
      place,
      owner: 'council',
      caseType: 'tents',
      way: 'seen',
      arrived: { from: minute(0, '09:00').from, to: minute(0, '09:00').from, precision: 'before', typed: true },
      arrivalSource: 'public',
      tents: 3,
      adults: 3,
    })),
    line(0, '10:20', 'visited', { tents: 3, adults: 3, spoken: 'yes', impact: ['none'], also: ['welfare', 'offers'] }),
    line(0, '10:20', 'welfare-checked', { outcome: 'assessed', needs: ['housing', 'health'] }),
    line(0, '10:20', 'offers-made', offers(['housing', 'thinking'], ['health', 'accepted'], ['waste', 'accepted'])),
    line(1, '12:00', 'decision-made', ({ day }) => ({
      decision: 'tolerate',
      decidedBy: 'Alex Marsh',
      welfare: 'Homeless, one of them unwell; the outreach team sees them daily',
      reasons: 'No impact on anybody, and housing is being found for them. Moving them would help nobody.',
      reviewOn: day(18),
    })),
    line(9, '09:15', 'visited', { tents: 3, adults: 2, spoken: 'yes', impact: ['none'], also: ['offers'] }),
    line(9, '09:15', 'offers-made', offers(['housing', 'accepted'])),
  ],
};

export const stories: readonly Story[] = [running, ended, tolerated];
