/** NaN where it is none, so that the schema says no. */
export const wholeNumber = (typed: string | undefined): number =>
  /^\s*\d{1,6}\s*$/.test(typed ?? '') ? Number(typed) : Number.NaN;
