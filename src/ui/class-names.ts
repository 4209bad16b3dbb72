/** Joins what is there: `classNames('button', full && 'button-full')`. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
