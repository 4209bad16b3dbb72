// What a paper says, as a plain value: a kind makes it, `make-pdf.ts` draws it, and its words can be compared with the record.

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

export interface NumberedItem {
  /** What sort of item it is, in bold before its text: "Stop". */
  readonly label?: string;
  readonly text: string;
  /** Under its text: "By 20 November 2026". */
  readonly detail?: string;
}

/** A picture in a file format every reader knows. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly alt: string;
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly is: 'numbered'; readonly items: readonly NumberedItem[] }
  | { readonly is: 'facts'; readonly rows: readonly LabelledValue[] }
  | { readonly is: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Set apart by a bar: what must not be overlooked. */
  | { readonly is: 'callout'; readonly title: string; readonly text: string }
  /** An address as a QR code, with the address in words beside it. */
  | { readonly is: 'code'; readonly address: string; readonly title: string; readonly text: string }
  | { readonly is: 'picture'; readonly picture: Picture; readonly caption: string; readonly height: number }
  /** Lines to write on with a pen. */
  | { readonly is: 'pen'; readonly lines: readonly string[] };

export interface DocumentContent {
  readonly title: string;
  readonly reference: string;
  /** DRAFT across each page, and said in words at the top with why. */
  readonly draft?: string | undefined;
  /** The local day it bears; also the date of the file, so that the same content gives the same bytes. */
  readonly date: string;
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] };
  readonly addressee: readonly string[];
  /** Beside the addressee: reference, date. */
  readonly particulars: readonly LabelledValue[];
  readonly blocks: readonly Block[];
}
