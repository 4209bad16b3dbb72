const SVG = 'http://www.w3.org/2000/svg';

/** A pin as DOM nodes: markup from text is not allowed on this page. */
export function pinElement(): HTMLElement {
  const holder = document.createElement('span');
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('aria-hidden', 'true');
  const drop = document.createElementNS(SVG, 'path');
  drop.setAttribute('d', 'M24 44s-15-13.6-15-24a15 15 0 0 1 30 0c0 10.4-15 24-15 24z');
  const eye = document.createElementNS(SVG, 'circle');
  eye.setAttribute('cx', '24');
  eye.setAttribute('cy', '20');
  eye.setAttribute('r', '5.5');
  svg.append(drop, eye);
  holder.append(svg);
  return holder;
}
