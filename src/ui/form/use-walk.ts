import { useEffect, useEffectEvent, useState } from 'react';
import type { Problem } from './check-step.ts';
import type { EntryToBe, FormWorld } from './form-context.ts';
import { formProblems, pageOf, pageProblems } from './form-entries.ts';
import { fieldId, type ShownPage } from './form-step.ts';
import type { HeldForm } from './use-form-answers.ts';

interface Walk {
  /** What stopped the last Continue or Save, and how often one was stopped here. */
  readonly tried: { readonly count: number; readonly problems: readonly Problem[] };
  readonly back: () => void;
  readonly proceed: () => void;
  readonly close: () => void;
  /** It was asked to go on, back or away, and does when what the page began is done. */
  readonly isWaiting: boolean;
  readonly change: (id: string) => void;
  /** Shows what stops Save; false where nothing does. */
  readonly stopsSave: () => boolean;
}

type Way = 'back' | 'proceed' | 'close';

const UNTRIED: Walk['tried'] = { count: 0, problems: [] };

/**
 * The way through the pages: on only past a page that is in order, and from check answers to one answer and back.
 * A page is left only when nothing is `underWay` on it.
 */
export function useWalk(
  { fields, draft: { answers, when }, steps, pages, at, shown, setPage }: HeldForm,
  world: Pick<FormWorld, 'check' | 'now'>,
  entries: readonly EntryToBe[],
  underWay: number,
  onClose: () => void,
): Walk {
  const [returning, setReturning] = useState(false);
  const [tried, setTried] = useState(UNTRIED);
  const [asked, setAsked] = useState<Way>();

  const go = (to: number) => {
    fields.clearErrors();
    setTried(UNTRIED);
    setPage(to);
    window.scrollTo(0, 0);
  };
  const show = (problems: readonly Problem[]) => {
    fields.clearErrors();
    for (const { id, message } of problems) fields.setError(id, { message });
    setTried(({ count }) => ({ count: count + 1, problems }));
  };
  const blocksOf = async ({ step, fields: questions }: ShownPage): Promise<readonly Problem[]> =>
    (await world.check(entries))
      .filter(({ level, field }) => level === 'block' && questions.some(({ key }) => key === field))
      .map(({ field = '', message }) => ({ id: fieldId(step.type, field), key: field, message }));

  const ways: Record<Way, () => void | Promise<void>> = {
    back: () => (at === 0 ? onClose() : go(returning ? pages.length : at - 1)),
    async proceed() {
      if (!shown) return;
      const now = world.now();
      const problems = [...pageProblems(shown, answers, now), ...(await blocksOf(shown))];
      if (problems.length > 0) return show(problems);
      // After Change, back to check answers, unless the new answer opened a question that has none.
      const open = returning ? pages.findIndex((each) => pageProblems(each, answers, now).length > 0) : at + 1;
      go(open < 0 ? pages.length : open);
    },
    close: onClose,
  };
  // Forgotten however it ends: a way that failed can be asked for again.
  const leave = useEffectEvent(async (way: Way) => {
    await Promise.resolve(ways[way]()).finally(() => setAsked(undefined));
  });
  useEffect(() => {
    if (asked && underWay === 0) void leave(asked);
  }, [asked, underWay]);

  return {
    tried,
    back: () => setAsked('back'),
    proceed: () => setAsked('proceed'),
    close: () => setAsked('close'),
    isWaiting: asked !== undefined && underWay > 0,
    change(id) {
      const to = pageOf(pages, id);
      if (to === undefined) return;
      setReturning(true);
      go(to);
    },
    stopsSave() {
      const problems = formProblems(steps, answers, when, world.now());
      if (problems.length > 0) show(problems);
      return problems.length > 0;
    },
  };
}
