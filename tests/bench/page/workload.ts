// Needle finds of a fictional town, always the same ones: about 600 bytes of JSON each, as in the peer harness.
import type { BenchRecord } from './needle-find.ts';

const WORDS =
  'found beside the path near gate bin bag under bench three used no caps swabs foil cleared area box sealed resident reports second time this month light broken hedge overgrown caretaker children play school route photo taken tomorrow stairwell landing rear entrance car park canal bridge toilets underpass wet leaves partly buried removed safely'.split(
    ' ',
  );
const STREETS = ['Queen Street', 'Mill Lane', 'Station Road', 'Albert Terrace', 'Canal Walk', 'Park Avenue'] as const;
const WARDS = ['St Michael', 'Harbour and Old Town', 'Northfields', 'Kingsway East', 'Priory', 'Riverside'] as const;
const NAMES = ['A. Byrne', 'S. Okafor', 'M. Patel', 'J. Lindqvist', 'R. Novak', 'D. Harris'] as const;
const START = Date.UTC(2025, 0, 6, 6);

export function record(i: number): BenchRecord {
  const random = mulberry(i * 2_654_435_761 + 11);
  const below = (n: number) => Math.floor(random() * n);
  const of = (list: readonly string[]) => list[below(list.length)] ?? '';
  const words = Array.from({ length: below(36) }, () => of(WORDS));
  return {
    id: uuid(random),
    ref: `NF-2025-${String(i).padStart(6, '0')}`,
    at: START + i * 41_000 + below(40_000),
    lat: Number((51.4 + random() * 0.2).toFixed(6)),
    lon: Number((-2.7 + random() * 0.3).toFixed(6)),
    accuracy: Number((3 + random() * 30).toFixed(1)),
    count: 1 + below(9),
    place: `Rear of ${1 + below(220)} ${of(STREETS)}, by the car park`,
    ward: of(WARDS),
    notes: words.join(' '),
    status: of(['open', 'collected', 'closed']),
    flags: {
      uncapped: random() < 0.4,
      blood: random() < 0.1,
      childrenNear: random() < 0.2,
      publicLand: random() < 0.7,
    },
    officer: { id: `off-${100 + below(60)}`, name: of(NAMES), device: `dev-${uuid(random).slice(0, 8)}` },
  };
}

function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '9';
  const s = hex.join('');
  return `${s.slice(0, 8)}-${s.slice(8, 12)}-${s.slice(12, 16)}-${s.slice(16, 20)}-${s.slice(20)}`;
}
