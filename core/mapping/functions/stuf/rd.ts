// Rijksdriehoek (EPSG:28992) and WGS 84 (longitude, latitude in degrees), both ways: double stereographic projection on Bessel 1841 and a seven-parameter shift.

/** [x, y] in metres, or [longitude, latitude] in degrees. */
export type Punt = readonly [number, number];

const RAD = Math.PI / 180;

interface Ellipsoide {
  /** Half long axis, metres. */
  readonly a: number;
  /** Square of the eccentricity. */
  readonly e2: number;
}

const BESSEL: Ellipsoide = { a: 6377397.155, e2: 0.006674372230614 };
const WGS84: Ellipsoide = { a: 6378137, e2: 0.006694379990141 };

/** Projection of RD: centre in Amersfoort, false origin, scale. */
const LAT0 = 52.15616055555556 * RAD;
const LON0 = 5.38763888888889 * RAD;
const K = 0.9999079;
const X0 = 155000;
const Y0 = 463000;

const E = Math.sqrt(BESSEL.e2);
const N = Math.sqrt(1 + (BESSEL.e2 * Math.cos(LAT0) ** 4) / (1 - BESSEL.e2));
const RHO = (BESSEL.a * (1 - BESSEL.e2)) / (1 - BESSEL.e2 * Math.sin(LAT0) ** 2) ** 1.5;
const NU = BESSEL.a / Math.sqrt(1 - BESSEL.e2 * Math.sin(LAT0) ** 2);
const R = Math.sqrt(RHO * NU);

const power = (sin: number): number => ((1 + sin) / (1 - sin)) * ((1 - E * sin) / (1 + E * sin)) ** E;
const W1 = power(Math.sin(LAT0)) ** N;
const C = ((N + Math.sin(LAT0)) * (1 - (W1 - 1) / (W1 + 1))) / ((N - Math.sin(LAT0)) * (1 + (W1 - 1) / (W1 + 1)));
const W2 = C * W1;
const CHI0 = Math.asin((W2 - 1) / (W2 + 1));

/** Degrees on Bessel to metres (EPSG guidance note 7-2, oblique stereographic). */
function project(lat: number, lon: number): Punt {
  const w = C * power(Math.sin(lat)) ** N;
  const chi = Math.asin((w - 1) / (w + 1));
  const d = N * (lon - LON0);
  const b = 1 + Math.sin(chi) * Math.sin(CHI0) + Math.cos(chi) * Math.cos(CHI0) * Math.cos(d);
  return [X0 + (2 * R * K * Math.cos(chi) * Math.sin(d)) / b, Y0 + (2 * R * K * (Math.sin(chi) * Math.cos(CHI0) - Math.cos(chi) * Math.sin(CHI0) * Math.cos(d))) / b];
}

/** Metres to radians on Bessel. */
function unproject([x, y]: Punt): Punt {
  const g = 2 * R * K * Math.tan(Math.PI / 4 - CHI0 / 2);
  const h = 4 * R * K * Math.tan(CHI0) + g;
  const east = x - X0;
  const north = y - Y0;
  const i = Math.atan2(east, h + north);
  const j = Math.atan2(east, g - north) - i;
  const chi = CHI0 + 2 * Math.atan((north - east * Math.tan(j / 2)) / (2 * R * K));
  const lon = (j + 2 * i) / N + LON0;
  const psi = (0.5 * Math.log((1 + Math.sin(chi)) / (C * (1 - Math.sin(chi))))) / N;
  let lat = 2 * Math.atan(Math.exp(psi)) - Math.PI / 2;
  for (let round = 0; round < 8; round += 1) {
    const psiNow = Math.log(Math.tan(lat / 2 + Math.PI / 4) * ((1 - E * Math.sin(lat)) / (1 + E * Math.sin(lat))) ** (E / 2));
    lat -= ((psiNow - psi) * Math.cos(lat) * (1 - BESSEL.e2 * Math.sin(lat) ** 2)) / (1 - BESSEL.e2);
  }
  return [lat, lon];
}

type Ruimte = readonly [number, number, number];

function toSpace([lat, lon]: Punt, { a, e2 }: Ellipsoide): Ruimte {
  const nu = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  return [nu * Math.cos(lat) * Math.cos(lon), nu * Math.cos(lat) * Math.sin(lon), nu * (1 - e2) * Math.sin(lat)];
}

function fromSpace([x, y, z]: Ruimte, { a, e2 }: Ellipsoide): Punt {
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - e2));
  for (let round = 0; round < 8; round += 1) {
    const nu = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + e2 * nu * Math.sin(lat), p);
  }
  return [lat, Math.atan2(y, x)];
}

/** Bessel to WGS 84: metres, arc seconds (position vector), parts per million. Good to about 25 cm without the correction grid. */
const SHIFT: Ruimte = [565.2369, 50.0087, 465.658];
const TURN: Ruimte = [-0.406857330322398 / 3600 * RAD, 0.350732676542563 / 3600 * RAD, -1.87034738360664 / 3600 * RAD];
const SCALE = 1 + 4.0812e-6;

/** Rotation matrix of the small angles, and the solution of its inverse by Cramer's rule. */
const M: readonly Ruimte[] = [[1, -TURN[2], TURN[1]], [TURN[2], 1, -TURN[0]], [-TURN[1], TURN[0], 1]];

const dot = (left: Ruimte, right: Ruimte): number => left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
const cross = (left: Ruimte, right: Ruimte): Ruimte => [left[1] * right[2] - left[2] * right[1], left[2] * right[0] - left[0] * right[2], left[0] * right[1] - left[1] * right[0]];

function shift(point: Ruimte): Ruimte {
  const [a, b, c] = M.map((row, index) => (SHIFT[index] ?? 0) + SCALE * dot(row, point));
  return [a ?? 0, b ?? 0, c ?? 0];
}

function unshift(point: Ruimte): Ruimte {
  const moved: Ruimte = [(point[0] - SHIFT[0]) / SCALE, (point[1] - SHIFT[1]) / SCALE, (point[2] - SHIFT[2]) / SCALE];
  const [a, b, c] = M as readonly [Ruimte, Ruimte, Ruimte];
  const det = dot(a, cross(b, c));
  const inverse = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const part = (index: 0 | 1 | 2): number => (inverse[0][index] * moved[0] + inverse[1][index] * moved[1] + inverse[2][index] * moved[2]) / det;
  return [part(0), part(1), part(2)];
}

const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

/** Metres in RD to longitude and latitude, to nine digits. */
export function naarWgs84(point: Punt): Punt {
  const [lat, lon] = fromSpace(shift(toSpace(unproject(point), BESSEL)), WGS84);
  return [round(lon / RAD), round(lat / RAD)];
}

/** Longitude and latitude to metres in RD. */
export function naarRd([lon, lat]: Punt): Punt {
  const bessel = fromSpace(unshift(toSpace([lat * RAD, lon * RAD], WGS84)), BESSEL);
  return project(bessel[0], bessel[1]);
}
