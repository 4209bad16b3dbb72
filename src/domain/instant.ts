/** An instant as text: UTC to the millisecond. Apart from `moment.ts`, whose schemas the first screens do without. */
export const instantText = (milliseconds: number): string => new Date(milliseconds).toISOString();
