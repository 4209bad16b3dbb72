// What the court orders while an appeal runs: “stop” requirements hold unless it orders otherwise (s.46(3)), from then on.
import { z } from 'zod';
import { choiceSchema, labelOf } from '#domain/choice.ts';
import { textSchema } from '#domain/text.ts';
import { defineEntryType } from '../define-entry-type.ts';
import { interimOrders } from './choices.ts';
import { soleItem } from './clocks.ts';
import { EXAMPLE } from './examples.ts';
import { concerning } from './lifecycle.ts';

const orderedSchema = z.strictObject({
  item: z.uuid('Choose the appeal'),
  order: choiceSchema(interimOrders, 'Say what the court ordered'),
  words: textSchema('Give the court’s words'),
});

export const appealOrdered = defineEntryType({
  title: 'Order while the appeal runs',
  body: orderedSchema,
  writers: ['officer', 'manager'],
  concerns: concerning('appeals', 'appeal-ordered'),
  initial: ({ state, item }) => ({ item: item ?? soleItem(state, 'appeals', ['open']) }),
  pages: [
    {
      title: 'What the court ordered meanwhile',
      fields: [
        { key: 'item', label: 'In which appeal?', input: 'item', list: 'appeals', statuses: ['open'] },
        { key: 'order', label: 'What holds from now on?', input: 'choice', choices: interimOrders },
        { key: 'words', label: 'The court’s words', input: 'text' },
      ],
    },
  ],
  summarise: ({ order }) => labelOf(interimOrders, order) ?? 'Ordered by the court',
  example: { item: EXAMPLE.appeal, order: 'stop-suspended', words: 'The notice is suspended until the hearing' },
});
