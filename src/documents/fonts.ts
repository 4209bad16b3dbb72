/** Atkinson Hyperlegible (OFL) in two weights, each in a file of plain and a file of extended Latin; unpacked. */
export type PaperFonts = Readonly<
  Record<'regular' | 'bold' | 'regular-extended' | 'bold-extended', Uint8Array<ArrayBuffer>>
>;
