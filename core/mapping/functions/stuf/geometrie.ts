// Geometry between GML of StUF (a surface, mostly in RD) and GeoJSON of the Zaken API (WGS 84).
import { isObject, type Json, type JsonObject } from '../../../model/json';
import type { FunctionContext } from '../define';
import { oneOf } from './raw';
import { naarRd, naarWgs84, type Punt } from './rd';

const GML = 'http://www.opengis.net/gml';
const RD = 'urn:ogc:def:crs:EPSG::28992';

const children = (plain: JsonObject): JsonObject[] => (Array.isArray(plain['children']) ? plain['children'] : []).filter(isObject);
const named = (plain: JsonObject, name: string): JsonObject[] => children(plain).filter((child) => child['name'] === name);

/** Every element of this name in or below one. */
const below = (plain: JsonObject, name: string): JsonObject[] => [...(plain['name'] === name ? [plain] : []), ...children(plain).flatMap((child) => below(child, name))];

function attributeOf(plain: JsonObject, name: string): string | undefined {
  const found = (Array.isArray(plain['attributes']) ? plain['attributes'] : []).find((one) => Array.isArray(one) && one[1] === name);
  return Array.isArray(found) ? String(found[2]) : undefined;
}

const numbers = (text: Json | undefined): number[] => String(text ?? '').split(/[\s,]+/).filter((word) => word !== '').map(Number);

/** Points of a ring, in the order of the file: `posList`, a row of `pos`, or `coordinates`. Null where a number is none. */
function ringVan(ring: JsonObject, toWgs: (point: Punt) => Punt): Json[] | null {
  const lists = [...below(ring, 'posList'), ...below(ring, 'coordinates')];
  const flat = lists.length > 0 ? lists.flatMap((one) => numbers(one['text'])) : below(ring, 'pos').flatMap((one) => numbers(one['text']).slice(0, 2));
  const size = Number(lists[0] ? (attributeOf(lists[0], 'srsDimension') ?? 2) : 2);
  if (flat.length < 4 * size || flat.some(Number.isNaN)) return null;
  const points: Json[] = [];
  for (let at = 0; at + 1 < flat.length; at += size) points.push([...toWgs([flat[at] ?? 0, flat[at + 1] ?? 0])]);
  return points;
}

/**
 * GML of one surface (`{ "@gml": [element] }`) as GeoJSON. Straight edges only: Polygon, and each PolygonPatch of a Surface. RD
 * (EPSG:28992, also where no srsName says so and the numbers are too large for degrees) is turned to WGS 84 within 25 cm; EPSG:4326
 * has latitude first as a URN, longitude first as `EPSG:4326`. Anything else is told and left out.
 */
export function naarGeoJson(raw: JsonObject | undefined, ctx: FunctionContext): JsonObject | null {
  const gml = Array.isArray(raw?.['@gml']) ? raw['@gml'].filter(isObject) : [];
  const refuse = (why: string): null => {
    ctx.report({ code: 'ZS2116', message: `the geometry ${why}; it is left out` });
    return null;
  };
  const [surface] = gml;
  if (!surface) return raw === undefined ? null : refuse('holds no GML');
  const srs = [surface, ...children(surface)].map((one) => attributeOf(one, 'srsName')).find((one) => one !== undefined) ?? '';
  const polygons = [...below(surface, 'Polygon'), ...below(surface, 'PolygonPatch')];
  if (polygons.length === 0 || below(surface, 'ArcString').length + below(surface, 'Circle').length > 0) return refuse(`is a ${ctx.quote(surface['name'] ?? '')}; only surfaces with straight edges are read`);
  const first = numbers(below(surface, 'posList')[0]?.['text'] ?? below(surface, 'pos')[0]?.['text'] ?? below(surface, 'coordinates')[0]?.['text']);
  const isRd = /28992/.test(srs) || (srs === '' && (first[0] ?? 0) > 180);
  if (!isRd && !/4326|CRS84/.test(srs)) return refuse(`is in ${ctx.quote(srs)}; only RD (EPSG:28992) and WGS 84 (EPSG:4326) are read`);
  const latFirst = /urn:.*4326/.test(srs);
  const toWgs = (point: Punt): Punt => (isRd ? naarWgs84(point) : latFirst ? [point[1], point[0]] : point);
  const coordinates = polygons.map((polygon) => [...named(polygon, 'exterior'), ...named(polygon, 'outerBoundaryIs'), ...named(polygon, 'interior'), ...named(polygon, 'innerBoundaryIs')].map((ring) => ringVan(ring, toWgs)));
  if (coordinates.some((rings) => rings.length === 0 || rings.includes(null))) return refuse('has a ring without four points of numbers');
  return coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0] as Json[] } : { type: 'MultiPolygon', coordinates: coordinates as Json[][] };
}

const element = (name: string, kids: readonly JsonObject[], text = '', attributes: readonly Json[] = []): JsonObject => ({ ns: GML, name, text, attributes: [...attributes], children: [...kids] });

/** A Polygon (or MultiPolygon of one) as a gml:Polygon in RD, to the centimetre. StUF takes a surface only: points and lines are told and left out. */
export function naarGml(geometrie: Json | undefined, ctx: FunctionContext): JsonObject | null {
  if (!isObject(geometrie)) return null;
  const all = geometrie['coordinates'];
  const patches = geometrie['type'] === 'Polygon' ? [all] : geometrie['type'] === 'MultiPolygon' && Array.isArray(all) ? all : [];
  const rings = patches.map((patch) => (Array.isArray(patch) ? patch.map(ringNaarGml) : []));
  if (rings.length === 0 || rings.some((patch) => patch.length === 0 || patch.includes(null))) {
    ctx.report({ code: 'ZS2116', message: `the geometry is a ${ctx.quote(geometrie['type'] ?? '')}; StUF takes a surface only, so it is left out` });
    return null;
  }
  const bounds = (patch: readonly (string | null)[]): JsonObject[] => patch.map((ring, index) => element(index === 0 ? 'exterior' : 'interior', [element('LinearRing', [element('posList', [], ring ?? '')])]));
  const srs = [['', 'srsName', RD]];
  const [only] = rings;
  if (rings.length === 1 && only) return { '@gml': [element('Polygon', bounds(only), '', srs)] };
  return { '@gml': [element('Surface', [element('patches', rings.map((patch) => element('PolygonPatch', bounds(patch))))], '', srs)] };
}

function ringNaarGml(ring: Json): string | null {
  if (!Array.isArray(ring) || ring.length < 4) return null;
  const points = ring.map((point) => (Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number' ? naarRd([point[0], point[1]]) : null));
  return points.includes(null) ? null : points.flatMap((point) => (point ?? []).map((number) => String(Math.round(number * 100) / 100))).join(' ');
}

/** The surface of the first of these objects that has one. */
export const eersteVlak = (objects: readonly JsonObject[], ctx: FunctionContext): JsonObject | null => objects.map((one) => naarGeoJson(oneOf(one['lokatie']), ctx)).find((one) => one !== null) ?? null;
