// RD and WGS 84: known points, and there and back.
import { naarRd, naarWgs84 } from './rd';

/** Points whose coordinates the Kadaster publishes: the church tower of Amersfoort, the Westertoren in Amsterdam, the Martinitoren in Groningen. */
const KNOWN = [
  { rd: [155000, 463000], wgs: [5.387203, 52.155174] },
  { rd: [120700.723, 487525.501], wgs: [4.883526, 52.374534] },
  { rd: [233883.131, 582065.168], wgs: [6.568202, 53.219379] },
] as const;

test.each(KNOWN)('RD $rd is $wgs within a metre', ({ rd, wgs }) => {
  const [lon, lat] = naarWgs84(rd);
  expect(Math.abs(lon - wgs[0])).toBeLessThan(0.000015);
  expect(Math.abs(lat - wgs[1])).toBeLessThan(0.00001);
});

test.each(KNOWN)('$rd comes back to the millimetre', ({ rd }) => {
  const again = naarRd(naarWgs84(rd));
  expect(Math.abs(again[0] - rd[0])).toBeLessThan(0.001);
  expect(Math.abs(again[1] - rd[1])).toBeLessThan(0.001);
});
