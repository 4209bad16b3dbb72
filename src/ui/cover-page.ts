// Covering must be done before the browser takes its picture for the app switcher: one attribute, no React.
export const coverPage = (): void => document.documentElement.setAttribute('data-covered', '');
export const uncoverPage = (): void => document.documentElement.removeAttribute('data-covered');
