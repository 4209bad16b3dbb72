// Leaflet writes markup through innerHTML. The one policy of this app passes its own fixed strings and nothing else.

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(url: string): string },
  ): unknown;
}
declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory;
  }
}

/** What Leaflet sets: nothing, the signs of its buttons, and two probes of the browser. Popups and pins are DOM nodes. */
const OWN_MARKUP = new Set([
  '',
  '<svg/>',
  '<v:shape adj="1"/>',
  '<span aria-hidden="true">+</span>',
  '<span aria-hidden="true">&#x2212;</span>',
  '<span aria-hidden="true">&#215;</span>',
]);
const ownScript = (url: string): boolean => new URL(url, location.href).origin === location.origin;

export function allowOwnMarkup(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (OWN_MARKUP.has(text)) return text;
      throw new TypeError('Markup from text is not allowed here');
    },
    createScriptURL: (url) => {
      if (ownScript(url)) return url;
      throw new TypeError('Scripts come from this site only');
    },
  });
}
