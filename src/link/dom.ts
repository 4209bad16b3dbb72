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

/** The page is new: it is shown from its top, and whoever listens hears of it. */
export function replace(...children: readonly HTMLElement[]): void {
  const main = document.querySelector('main');
  main?.replaceChildren(...children);
  scrollTo(0, 0);
  main?.focus();
}

export function errorBox(problem: string | undefined, control = ''): readonly HTMLElement[] {
  if (!problem) return [];
  const box = element('div', '', 'error');
  const link = element('a', problem);
  link.href = `#${control}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`[name="${control}"], #${control}`)?.focus();
  });
  box.setAttribute('role', 'alert');
  box.append(element('strong', 'There is a problem'), link);
  return [box];
}
