// Who and what was there. Caravans, encampments and people are different figures and are never mixed.
import { z } from 'zod';
import { countWords } from '#domain/count-words.ts';
import type { Field } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';

const MOST = 2_000;
const counted = z.int('Give a whole number').min(0, 'Count from none').max(MOST, 'Check the count').optional();

export const censusShape = {
  caravans: counted,
  vehicles: counted,
  tents: counted,
  adults: counted,
  children: counted,
  schoolAge: counted,
  animals: counted,
};

const labels: Readonly<Record<keyof typeof censusShape, string>> = {
  caravans: 'Caravans',
  vehicles: 'Other vehicles',
  tents: 'Tents',
  adults: 'Adults',
  children: 'Children',
  schoolAge: 'Of them, of school age',
  animals: 'Animals',
};

export const censusFields: readonly Field[] = Object.entries(labels).map(([key, label]) => ({
  key,
  label,
  input: 'count',
  least: 0,
  most: MOST,
  optional: true,
}));

interface Census {
  readonly caravans?: number | undefined;
  readonly tents?: number | undefined;
  readonly vehicles?: number | undefined;
  readonly adults?: number | undefined;
  readonly children?: number | undefined;
}

/** "3 caravans, 1 tent"; empty where nothing was counted. */
export const censusWords = ({ caravans, tents, vehicles }: Census): string =>
  [words(caravans, 'caravan'), words(tents, 'tent'), words(vehicles, 'other vehicle')].filter(Boolean).join(', ');

/** "6 adults, 2 children" */
export const peopleWords = ({ adults, children }: Census): string =>
  [words(adults, 'adult'), children ? countWords(children, 'child', 'children') : ''].filter(Boolean).join(', ');

const words = (count: number | undefined, noun: string): string => (count ? countWords(count, noun) : '');

/** The last number known of each count, from sources of which later ones win. */
export const lastCensus = (...sources: readonly (JsonObject | undefined)[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(censusShape).flatMap((key) => {
      const known = sources.map((source) => source?.[key]).findLast((value) => typeof value === 'number');
      return typeof known === 'number' ? [[key, known]] : [];
    }),
  );
