// How vector tiles look, in our own colours. Knows the layers of the two usual schemas (Protomaps and OpenMapTiles) by
// what they show; a layer of another name is drawn by its shape alone.
import {
  CenteredTextSymbolizer,
  GeomType,
  type LabelRule,
  LineLabelSymbolizer,
  LineSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
} from 'protomaps-leaflet';
import { mapColour } from './map-theme.ts';

export { leafletLayer } from 'protomaps-leaflet';

type Feature = Parameters<NonNullable<PaintRule['filter']>>[1];

const GREEN = /park|wood|forest|grass|meadow|garden|pitch|golf|cemetery|nature|scrub|orchard|farmland|recreation|green/;
const MAJOR = /motorway|highway|trunk|primary|secondary|major/;
const PATH = /path|track|footway|cycleway|steps|pedestrian|other/;
const RAIL = /rail|tram|subway/;

const water = ['water', 'ocean', 'physical_line', 'waterway'];
const land = ['earth'];
const ground = ['landuse', 'landcover', 'natural', 'park'];
const roads = ['roads', 'transportation'];
const roadNames = ['roads', 'transportation_name'];
const buildings = ['buildings', 'building'];
const places = ['places', 'place'];
const silent = [
  'pois',
  'poi',
  'housenumber',
  'boundaries',
  'boundary',
  'mountain_peak',
  'water_name',
  'aerodrome_label',
];
const known = new Set([water, land, ground, roads, roadNames, buildings, places, silent].flat());

const FONT = '"Atkinson Hyperlegible", Arial, sans-serif';

export function vectorRules(layers: readonly string[]) {
  const colour = (name: string): string => mapColour(`--map-${name}`);
  const label = { fill: colour('label'), stroke: colour('land'), width: 3, labelProps: ['name:en', 'name'] };
  const has = (names: readonly string[]) => names.filter((name) => layers.includes(name));
  const others = layers.filter((name) => !known.has(name));
  const road = (width: number, name: string, wanted: (kind: string) => boolean): PaintRule[] =>
    has(roads).map((dataLayer) => ({
      dataLayer,
      filter: (_, feature) => wanted(kindOf(feature)),
      symbolizer: new LineSymbolizer({
        color: colour(name),
        width: (zoom) => Math.max(0.5, width * 1.6 ** (zoom - 15)),
        lineCap: 'round',
        lineJoin: 'round',
      }),
    }));

  const paintRules: PaintRule[] = [
    ...fills(has(land), colour('land')),
    ...fills(has(ground), colour('green'), (feature) => GREEN.test(kindOf(feature))),
    ...fills(has(water), colour('water')),
    ...has(water).map((dataLayer) => ({
      dataLayer,
      filter: isOf(GeomType.Line),
      symbolizer: new LineSymbolizer({ color: colour('water'), width: 1.5 }),
    })),
    ...fills(has(buildings), colour('building')),
    ...road(1.2, 'path', (kind) => PATH.test(kind)),
    ...road(1.5, 'rail', (kind) => RAIL.test(kind)),
    ...road(6, 'road-edge', isMinor),
    ...road(4.5, 'road', isMinor),
    ...road(10, 'road-edge', (kind) => MAJOR.test(kind)),
    ...road(8, 'road-major', (kind) => MAJOR.test(kind)),
    ...fills(others, colour('green')),
    ...others.map((dataLayer) => ({
      dataLayer,
      filter: isOf(GeomType.Line),
      symbolizer: new LineSymbolizer({ color: colour('path'), width: 1.5 }),
    })),
  ];
  const labelRules: LabelRule[] = [
    ...has(places).map((dataLayer) => ({
      dataLayer,
      symbolizer: new CenteredTextSymbolizer({ ...label, font: `700 15px ${FONT}` }),
    })),
    ...has(roadNames).map((dataLayer) => ({
      dataLayer,
      minzoom: 14,
      symbolizer: new LineLabelSymbolizer({ ...label, font: `13px ${FONT}` }),
    })),
    ...others.map((dataLayer) => ({
      dataLayer,
      filter: isOf(GeomType.Point),
      symbolizer: new CenteredTextSymbolizer({ ...label, font: `13px ${FONT}` }),
    })),
  ];
  return { paintRules, labelRules };
}

const isMinor = (kind: string): boolean => ![MAJOR, PATH, RAIL].some((group) => group.test(kind));

/** What the feature is, in whichever words its schema has. */
function kindOf({ props }: Feature): string {
  const { kind, class: ofClass, subclass } = props;
  return [kind, ofClass, subclass].filter((word) => typeof word === 'string').join(' ');
}

const isOf =
  (type: GeomType) =>
  (_: number, { geomType }: Feature): boolean =>
    geomType === type;

const fills = (layers: readonly string[], fill: string, wanted = (_: Feature) => true): PaintRule[] =>
  layers.map((dataLayer) => ({
    dataLayer,
    filter: (_, feature) => feature.geomType === GeomType.Polygon && wanted(feature),
    symbolizer: new PolygonSymbolizer({ fill }),
  }));
