import type { Question } from '#protocol/job-links.ts';
import { element } from './dom.ts';

export interface Typed {
  readonly given: ReadonlyMap<string, string>;
  /** The photo that was taken, for the page to hold on to. */
  readonly files: FileList | null;
}
const NOTHING: Typed = { given: new Map(), files: null };

/** The questions as plain controls; one that hangs on another's answer is shown with it. */
export function questions(asked: readonly Question[], { given, files }: Typed = NOTHING): readonly HTMLElement[] {
  const drawn = asked.map((question) => ({ question, group: drawnQuestion(question, given.get(question.key), files) }));
  const settle = (form: HTMLFormElement) => {
    const data = new FormData(form);
    for (const { question, group } of drawn)
      group.hidden = question.when !== undefined && !question.when.is.includes(textIn(data, question.when.field));
  };
  for (const { group } of drawn)
    group.addEventListener('change', () => {
      const form = group.closest('form');
      if (form) settle(form);
    });
  queueMicrotask(() => {
    const form = drawn[0]?.group.closest('form');
    if (form) settle(form);
  });
  return drawn.map(({ group }) => group);
}

function drawnQuestion(
  { key, label, hint, input, choices = [], optional, value: begun = '' }: Question,
  value = begun,
  files: FileList | null = null,
): HTMLElement {
  const words = optional ? `${label} (optional)` : label;
  const hints = hint ? [element('p', hint, 'soft')] : [];
  if (input === 'choice' || input === 'choices') {
    const group = element('fieldset');
    const chosen = value.split(',');
    const lines = choices.map((choice) => {
      const box = element('input');
      const type = input === 'choice' ? 'radio' : 'checkbox';
      Object.assign(box, { type, name: key, value: choice.value, checked: chosen.includes(choice.value) });
      const line = element('label', '', 'choice');
      line.append(box, element('span', choice.label));
      return line;
    });
    group.append(element('legend', words), ...hints, ...lines);
    return group;
  }
  const group = element('div');
  const control = element(input === 'text' ? 'textarea' : 'input');
  Object.assign(control, { id: key, name: key });
  // A page may write no file into a control, but may hand one on.
  if (input === 'photo') Object.assign(control, { type: 'file', accept: 'image/jpeg', files });
  else Object.assign(control, { value, autocomplete: 'off', spellcheck: false });
  if (input === 'count') control.inputMode = 'numeric';
  const named = element('label', words);
  named.htmlFor = key;
  group.append(named, ...hints, control);
  return group;
}

/** What is shown and given, as the council takes it; and all of it as typed, for the page to show again. */
export function answersIn(
  form: HTMLFormElement,
  asked: readonly Question[],
): Typed & { readonly body: Readonly<Record<string, string | number | readonly string[]>> } {
  const data = new FormData(form);
  const given = new Map(asked.map(({ key }) => [key, textIn(data, key)]));
  const shown = asked.filter(
    ({ key, when }) => given.get(key) && (when === undefined || when.is.includes(given.get(when.field) ?? '')),
  );
  const body = Object.fromEntries(
    shown.map(({ key, input }) => {
      const text = given.get(key) ?? '';
      if (input === 'choices') return [key, text.split(',')];
      return [key, input === 'count' && /^\d+$/.test(text) ? Number(text) : text];
    }),
  );
  const files = form.querySelector<HTMLInputElement>('[type=file]')?.files ?? null;
  return { body, given, files };
}

/** Of several chosen, with commas between. */
const textIn = (data: FormData, key: string): string =>
  data
    .getAll(key)
    .map((value) => (typeof value === 'string' ? value.trim() : ''))
    .join(',');

/** In base64, as JSON carries it; undefined without one. */
export const photoIn = (files: FileList | null): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const [file] = files ?? [];
    if (!file) return resolve(undefined);
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.split(',')[1] : undefined);
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });
