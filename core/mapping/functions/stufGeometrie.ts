// Function stufGeometrie: the place of a zaak, from the first anderZaakObject that has one.
import { defineFunction, noArgs } from './define';
import { eersteVlak } from './stuf/geometrie';
import { objectsOf } from './stuf/raw';

const ring = { ns: 'http://www.opengis.net/gml', name: 'posList', attributes: [], children: [], text: '155000 463000 155100 463000 155100 463100 155000 463000' };
const inside = (name: string, ...children: (typeof ring | object)[]) => ({ ns: ring.ns, name, attributes: name === 'Polygon' ? [['', 'srsName', 'EPSG:28992']] : [], children, text: '' });

export const stufGeometrie = defineFunction({
  name: 'stufGeometrie',
  summary: 'The first lokatie of anderZaakObject as GeoJSON. Surfaces with straight edges only (Polygon, PolygonPatch), in RD (turned to WGS 84, within 25 cm) or WGS 84; anything else is reported and left out.',
  args: noArgs,
  takes: ['array', 'object'],
  gives: { type: 'object' },
  mayMiss: true,
  examples: [
    {
      given: [{ lokatie: { '@gml': [inside('Polygon', inside('exterior', inside('LinearRing', ring)))] } }] as never,
      expect: { type: 'Polygon', coordinates: [[[5.387203581, 52.155172303], [5.388664839, 52.155172292], [5.388664872, 52.156071084], [5.387203581, 52.155172303]]] },
    },
    { given: [{ lokatie: { '@gml': [{ ns: ring.ns, name: 'Point', attributes: [], children: [], text: '' }] } }], report: 'ZS2116' },
  ],
  run: (value, _args, ctx) => eersteVlak(objectsOf(value), ctx) ?? undefined,
});
