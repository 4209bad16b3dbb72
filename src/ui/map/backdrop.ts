// What a map shows with no archive of tiles: the lines of the National Grid, and ward outlines when the council gave them.
import { geoJSON, type LayerGroup, layerGroup, type Map as LeafletMap, polyline } from 'leaflet';
import { type GridPoint, gridPointOf, positionOfGridPoint } from '#domain/geo/national-grid.ts';
import type { WardShape } from '#domain/geo/ward-at.ts';

const MOST_LINES = 40;
const STEPS = [100, 1000, 10_000, 100_000];

/** Redraws the grid as the map moves; call what it returns to take everything away. */
export function drawBackdrop(map: LeafletMap, wards: readonly WardShape[]): () => void {
  const outlines = geoJSON(
    wards.map(({ name, geometry }) => ({ type: 'Feature' as const, properties: { name }, geometry })),
    { interactive: false, style: { className: 'map-ward', color: mapColour('--map-ward'), weight: 2, fill: false } },
  ).addTo(map);
  const grid = layerGroup().addTo(map);
  const draw = () => drawGrid(map, grid);
  draw();
  map.on('moveend', draw);
  return () => {
    map.off('moveend', draw);
    outlines.remove();
    grid.remove();
  };
}

/** A token's colour in the theme of the moment: a canvas does not read CSS variables. */
export function mapColour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function drawGrid(map: LeafletMap, grid: LayerGroup): void {
  grid.clearLayers();
  const bounds = map.getBounds();
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
  const step = STEPS.find((metres) => span / metres <= MOST_LINES / 2);
  if (!step) return;
  const corner = (point: GridPoint): [number, number] => {
    const { lat, lon } = positionOfGridPoint(point);
    return [lat, lon];
  };
  const line = (from: GridPoint, to: GridPoint) =>
    polyline([corner(from), corner(to)], { interactive: false, color: mapColour('--map-line'), weight: 1 }).addTo(grid);
  for (let easting = Math.ceil(box.west / step) * step; easting <= box.east; easting += step)
    line({ easting, northing: box.south }, { easting, northing: box.north });
  for (let northing = Math.ceil(box.south / step) * step; northing <= box.north; northing += step)
    line({ easting: box.west, northing }, { easting: box.east, northing });
}
