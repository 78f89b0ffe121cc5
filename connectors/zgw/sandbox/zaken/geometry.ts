// Says whether a geometry lies inside a polygon; flat, as PostGIS does for EPSG:4326 geometry.
import type { Json, JsonObject } from '../../../../core/model/json';

type Point = readonly [number, number];

/** All corner points of a GeoJSON geometry. */
function points(value: Json | undefined): Point[] {
  if (!Array.isArray(value)) return [];
  const [x, y] = value;
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : value.flatMap(points);
}

/** Even–odd: a ray to the right crosses the ring an odd number of times. */
function within([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [[x1, y1], [x2, y2]] = [ring[at] ?? [0, 0], ring[before] ?? [0, 0]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Every corner of `geometry` in `area` (Polygon or MultiPolygon): inside its outer ring, outside its holes. */
export function inside(geometry: JsonObject, area: JsonObject): boolean {
  const coordinates = Array.isArray(area['coordinates']) ? area['coordinates'] : [];
  const polygons = area['type'] === 'MultiPolygon' ? coordinates : [coordinates];
  const corners = points(geometry['coordinates']);
  const holds = (polygon: Json, corner: Point): boolean => {
    const [outer = [], ...holes] = (Array.isArray(polygon) ? polygon : []).map(points);
    return within(corner, outer) && !holes.some((hole) => within(corner, hole));
  };
  return corners.length > 0 && corners.every((corner) => polygons.some((polygon) => holds(polygon, corner)));
}
