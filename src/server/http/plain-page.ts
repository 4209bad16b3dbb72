/** A page without scripts or styles, for what must be said before the app can be. `body` is HTML. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${body}</p></html>`;

export const elsewherePage = (origin: string): string =>
  page(
    'Wardbook is at another address',
    `Open <a href="${origin}/">${origin}</a>. Phones keep records under that address only.`,
  );
