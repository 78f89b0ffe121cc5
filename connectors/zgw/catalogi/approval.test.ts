// Which changes of a zaaktype a person must approve.
import { reasonsToApprove } from './approval';
import type { Context } from './context';

const version = (concept: boolean) => ({ id: 'a', concept, begin: '2026-01-01', einde: null });
const context = (concept: boolean, zaken: number | null): Context => ({ current: version(concept), zaken }) as unknown as Context;

test.each([
  ['resultaattypen[R].archiefnominatie', 'vernietigen', 'blijvend_bewaren', 1],
  ['resultaattypen[R].archiefactietermijn', 'P5Y', 'P7Y', 1],
  ['resultaattypen[R].selectielijstklasse.nummer', '11.1', '11.2', 1],
  ['resultaattypen[R].brondatumArchiefprocedure.afleidingswijze', 'afgehandeld', 'termijn', 1],
  ['vertrouwelijkheidaanduiding', 'intern', 'openbaar', 1],
  ['selectielijstProcestype.nummer', 11, 12, 1],
  ['doel', 'a', 'b', 0],
  ['resultaattypen[R].archiefnominatie', null, 'vernietigen', 0],
])('%s from %s to %s gives %i reasons', (path, from, to, reasons) => {
  expect(reasonsToApprove([{ path, from, to }], context(true, null))).toHaveLength(reasons);
});

test('what stays because a person owns it is no change', () => {
  expect(reasonsToApprove([{ path: 'vertrouwelijkheidaanduiding', from: 'intern', to: 'openbaar', kept: 'edited' }], context(false, 0))).toEqual([]);
});

test.each([
  ['in a concept', true, null, 0],
  ['in a version on which zaken run', false, 3, 1],
  ['in a version of which nobody counted the zaken', false, null, 1],
  ['in a version without zaken', false, 0, 0],
])('a result that goes %s', (_, concept, zaken, reasons) => {
  expect(reasonsToApprove([{ path: 'resultaattypen[R].omschrijving', from: 'Verleend', to: null }, { path: 'resultaattypen[R].archiefnominatie', from: 'vernietigen', to: null }], context(concept, zaken))).toHaveLength(reasons);
});
