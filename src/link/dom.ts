/** An element with text: nothing that was typed is ever read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function button(text: string): HTMLButtonElement {
  const made = element('button', text);
  made.type = 'submit';
  return made;
}

/** The page is new: it is shown from its top, and whoever listens hears of it, a problem first. */
export function replace(...children: readonly HTMLElement[]): void {
  const main = document.querySelector('main');
  main?.replaceChildren(...children);
  scrollTo(0, 0);
  (main?.querySelector<HTMLElement>('.error') ?? main)?.focus();
}

export interface Problem {
  readonly words: string;
  /** The control that mends it, where one does. */
  readonly control?: string | undefined;
}

export function errorBox(problem: Problem | undefined): readonly HTMLElement[] {
  if (!problem) return [];
  const box = element('div', '', 'error');
  box.tabIndex = -1;
  box.setAttribute('role', 'alert');
  box.append(element('strong', 'There is a problem'), problemLine(problem));
  return [box];
}

function problemLine({ words, control }: Problem): HTMLElement {
  if (control === undefined) return element('p', words);
  const link = element('a', words);
  link.href = `#${control}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`[name="${control}"], #${control}`)?.focus();
  });
  return link;
}
