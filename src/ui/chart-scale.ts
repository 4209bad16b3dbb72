/** Round gridlines from 0 to at least the largest value: steps of 1, 2 or 5 × a power of ten, about four of them. */
export function gridlines(largest: number): readonly number[] {
  const rough = Math.max(largest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((times) => power * times >= rough) ?? 10));
  const count = Math.ceil(Math.max(largest, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
