import { momentOfWhen } from '../when-answer.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { FormWorld } from './form-context.ts';
import type { FormDraft } from './form-draft.ts';
import type { UnderWay } from './use-under-way.ts';
import type { HeldForm } from './use-form-answers.ts';

/** The world as the questions of one form see it: what lies under its draft, and what its earlier answers will add. */
export function worldInForm(
  world: FormWorld,
  held: HeldForm,
  keeper: DraftKeeper<FormDraft>,
  track: UnderWay['track'],
): FormWorld {
  const { steps, shown, draft } = held;
  const earlier = shown ? steps.slice(0, steps.indexOf(shown.step)) : steps;
  const { photos, papers } = world;

  // What lies under a draft needs one, also where it is the first thing that is given.
  const underDraft =
    <Given extends readonly unknown[], Answer>(keep: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      await keeper.begin(draft);
      return keep(...given);
    };
  const keepPhoto = underDraft(photos.keep);
  const now = () => {
    const at = momentOfWhen(draft.when, world.now());
    return 'moment' in at ? at.moment : world.now();
  };
  return {
    ...world,
    items: (list, statuses) => [
      ...world.items(list, statuses),
      ...earlier
        .filter(({ adds, itemStatus = 'open' }) => adds === list && (statuses?.includes(itemStatus) ?? true))
        .map(({ entry, title }) => ({ value: entry, label: `${title}, in this form` })),
    ],
    parts: (list, item, at = now()) => world.parts(list, item, at),
    photos: {
      ...photos,
      keep: (...picture) => track(keepPhoto(...picture)),
      beforePick() {
        photos.beforePick();
        void keeper.flush();
      },
    },
    papers: papers && { ...papers, make: underDraft(papers.make) },
  };
}
