// What a map shows with no area map: lines of the National Grid with their figures, ward outlines, names of places.
import { geoJSON, type Layer, type Point } from 'leaflet';
import { gridPointOf, positionOfGridPoint, squareOf } from '#domain/geo/national-grid.ts';
import type { WardShape } from '#domain/geo/ward-at.ts';
import type { Position } from '#domain/place.ts';
import { CanvasLayer, type Drawing } from './canvas-layer.ts';
import { mapColour } from './map-theme.ts';

export interface PlaceName {
  readonly name: string;
  readonly position?: Position | undefined;
}

const MOST_LINES = 20;
/** On a wide map lines may be as near as this, in pixels. */
const NEAREST_LINES = 50;
const STEPS = [100, 1000, 10_000, 100_000];
const KILOMETRE = 1000;
/** Pixels at the left that the buttons for zooming take. */
const CONTROLS = 64;
const NAMES_FROM_ZOOM = 14;
const FONT = '"Atkinson Hyperlegible", Arial, sans-serif';

export const wardOutlines = (wards: readonly WardShape[]): Layer =>
  geoJSON(
    wards.map(({ name, geometry }) => ({ type: 'Feature' as const, properties: { name }, geometry })),
    { interactive: false, style: { className: 'map-ward', color: mapColour('--map-ward'), weight: 2, fill: false } },
  );

/** Lines and names, drawn again as the map moves. */
export function backdropLayer(wards: readonly WardShape[], places: readonly PlaceName[]): Layer {
  const colours = {
    line: mapColour('--map-line'),
    figure: mapColour('--map-figure'),
    ward: mapColour('--map-ward'),
    name: mapColour('--ink'),
    halo: mapColour('--map-land'),
  };
  const named = wards.map(({ name, geometry }) => ({ name, middle: middleOf(geometry) }));
  return new CanvasLayer((drawing) => {
    const write = writerOn(drawing, colours.halo);
    drawGrid(drawing, colours, write);
    for (const { name, middle } of named)
      if (drawing.bounds.contains([middle.lat, middle.lon])) write(name, drawing.point(middle), colours.ward, 'center');
    if (drawing.map.getZoom() < NAMES_FROM_ZOOM) return;
    for (const { name, position } of places)
      if (position && drawing.bounds.contains([position.lat, position.lon]))
        drawPlace(drawing, drawing.point(position), colours.name, () =>
          write(name, drawing.point(position).add([8, 0]), colours.name, 'left'),
        );
  });
}

type Write = (words: string, at: Point, colour: string, align: CanvasTextAlign) => void;

/** Words with a halo, left out where others stand already. */
function writerOn({ context }: Drawing, halo: string): Write {
  const taken: { x: number; y: number; width: number }[] = [];
  context.font = `14px ${FONT}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  return (words, { x, y }, colour, align) => {
    const width = context.measureText(words).width;
    const left = align === 'center' ? x - width / 2 : x;
    if (taken.some((one) => Math.abs(one.y - y) < 18 && left < one.x + one.width && one.x < left + width)) return;
    taken.push({ x: left, y, width: width + 6 });
    context.textAlign = 'left';
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(words, left, y);
    context.fillStyle = colour;
    context.fillText(words, left, y);
  };
}

function drawPlace({ context }: Drawing, { x, y }: Point, colour: string, name: () => void): void {
  context.beginPath();
  context.arc(x, y, 3, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  name();
}

function drawGrid(drawing: Drawing, colours: { readonly line: string; readonly figure: string }, write: Write): void {
  const { context, bounds, point, map } = drawing;
  const { lat: middleLat, lng: middleLon } = map.getCenter();
  const square = squareOf(gridPointOf({ lat: middleLat, lon: middleLon }));
  // Far from Great Britain there is no grid.
  if (!square) return;
  const corners = [bounds.getSouthWest(), bounds.getNorthEast(), bounds.getNorthWest(), bounds.getSouthEast()].map(
    ({ lat, lng }) => gridPointOf({ lat, lon: lng }),
  );
  const [east, north] = [corners.map(({ easting }) => easting), corners.map(({ northing }) => northing)];
  const box = {
    west: Math.min(...east),
    east: Math.max(...east),
    south: Math.min(...north),
    north: Math.max(...north),
  };
  const span = Math.max(box.east - box.west, box.north - box.south);
  const { x: width, y: height } = map.getSize();
  const most = Math.max(MOST_LINES, Math.max(width, height) / NEAREST_LINES);
  const step = STEPS.find((metres) => span / metres <= most);
  if (!step) return;
  const at = (easting: number, northing: number) => point(positionOfGridPoint({ easting, northing }));
  // Figures stand at the upper and left edges of what is in view, where the line comes in.
  const edge = map.containerPointToLayerPoint([0, 0]);
  const lines: readonly (readonly [from: Point, to: Point, figure: string, isUpright: boolean])[] = [
    ...multiples(box.west, box.east, step).map(
      (easting) => [at(easting, box.south), at(easting, box.north), figureOf(easting, step), true] as const,
    ),
    ...multiples(box.south, box.north, step).map(
      (northing) => [at(box.west, northing), at(box.east, northing), figureOf(northing, step), false] as const,
    ),
  ];
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const [from, to] of lines) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  const figures = edge.add([CONTROLS, 14]);
  write(square, figures, colours.figure, 'left');
  for (const [from, to, figure, isUpright] of lines) {
    const along = isUpright ? (figures.y - from.y) / (to.y - from.y) : (figures.x - from.x) / (to.x - from.x);
    const place = from.add(to.subtract(from).multiplyBy(along));
    if (isUpright && place.x < figures.x) continue;
    write(figure, isUpright ? place.add([3, 0]) : place.subtract([0, 10]), colours.figure, 'left');
  }
}

const multiples = (from: number, to: number, step: number): readonly number[] =>
  Array.from(
    { length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) },
    (_, index) => (Math.ceil(from / step) + index) * step,
  );

/** As on Ordnance Survey's maps: two figures of kilometres, with a third for hundreds of metres. */
const figureOf = (metres: number, step: number): string =>
  String(Math.floor((metres % 100_000) / Math.min(step, KILOMETRE))).padStart(step < KILOMETRE ? 3 : 2, '0');

/** The middle of the box around the largest ring. */
function middleOf(geometry: WardShape['geometry']): Position {
  const rings =
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.map((polygon) => polygon[0] ?? []);
  const ring = rings.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const half = (axis: number): number => {
    const values = ring.map((point) => point[axis] ?? 0);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return { lat: half(1), lon: half(0) };
}
