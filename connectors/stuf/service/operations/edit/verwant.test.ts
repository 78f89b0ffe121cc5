import type { Held } from '../../../../../core/connector/register';
import type { JsonObject } from '../../../../../core/model/json';
import { tieAll, type TiedAll } from '../related';
import { said, type Relations } from '../testing/said';
import { tiesIn } from './verwant';

const zaak = (bron: string, identificatie: string, more: JsonObject = {}): JsonObject => ({ bron, identificatie, bronorganisatie: '002564440', relevanteAndereZaken: [], deelzaken: [], ...more });
const held = (value: JsonObject): Held => ({ state: 'found', ref: { system: 'register', kind: 'zaak', id: value['bron'] as string }, value, parts: [], context: {} });
const SELF = { bron: 'z1', identificatie: 'A', bronorganisatie: '002564440' };
const toOther = (identificatie: string, more: JsonObject = {}): JsonObject => ({ relevanteAndereZaken: [{ zaak: { bron: 'heeftBetrekkingOpAndere[0]', identificatie }, ...more }] });

function tied(was: [JsonObject, Relations] | null, wordt: [JsonObject, Relations], own: JsonObject, others: readonly JsonObject[]): TiedAll {
  const ties = tiesIn(was && said(...was), said(...wordt));
  const names = [...new Set(ties.map(({ identificatie }) => identificatie))];
  return tieAll(ties, own, SELF, names.map((name) => {
    const found = others.find((other) => other['identificatie'] === name);
    return found ? held(found) : { state: 'absent', context: {} };
  }));
}
const others = (zaak: JsonObject): unknown => (zaak['relevanteAndereZaken'] as JsonObject[]).map((relation) => [(relation['zaak'] as JsonObject)['identificatie'], relation['aardRelatie']]);

describe('zaken that are related', () => {
  it('T relates both sides', () => {
    const { zaak: own, wishes } = tied(null, [toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'T' }], zaak('z1', 'A'), [zaak('z2', 'B')]);
    expect([others(own), wishes.map(({ want }) => others(want ?? {}))]).toEqual([[['B', 'onderwerp']], [[['A', 'onderwerp']]]]);
  });
  it('V takes it away on both sides, and nothing where it is gone', () => {
    const own = zaak('z1', 'A', { relevanteAndereZaken: [{ zaak: { bron: 'z2', identificatie: 'B' }, aardRelatie: 'vervolg' }] });
    const other = zaak('z2', 'B', { relevanteAndereZaken: [{ zaak: { bron: 'z1', identificatie: 'A' }, aardRelatie: 'vervolg' }] });
    const was: [JsonObject, Relations] = [toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'V' }];
    const gone = tied(was, [{}, { 'heeftBetrekkingOpAndere[0]': 'V-' }], own, [other]);
    expect([others(gone.zaak), gone.wishes.map(({ want }) => others(want ?? {}))]).toEqual([[], [[]]]);
    const again = tied(was, [{}, { 'heeftBetrekkingOpAndere[0]': 'V-' }], zaak('z1', 'A'), [zaak('z2', 'B')]);
    expect(again.wishes).toEqual([]);
  });
  it('W to another zaak moves the relation on all three sides', () => {
    const own = zaak('z1', 'A', { relevanteAndereZaken: [{ zaak: { bron: 'z2', identificatie: 'B' }, aardRelatie: 'onderwerp' }] });
    const old = zaak('z2', 'B', { relevanteAndereZaken: [{ zaak: { bron: 'z1', identificatie: 'A' }, aardRelatie: 'onderwerp' }] });
    const moved = tied([toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'W' }], [toOther('C'), { 'heeftBetrekkingOpAndere[0]': 'W' }], own, [old, zaak('z3', 'C')]);
    expect(others(moved.zaak)).toEqual([['C', 'onderwerp']]);
    expect(moved.wishes.map(({ want }) => [want?.['identificatie'], others(want ?? {})])).toEqual([['B', []], ['C', [['A', 'onderwerp']]]]);
  });
  it('W of the same zaak changes what is told of the relation', () => {
    const own = zaak('z1', 'A', { relevanteAndereZaken: [{ zaak: { bron: 'z2', identificatie: 'B' }, aardRelatie: 'onderwerp' }] });
    const other = zaak('z2', 'B', { relevanteAndereZaken: [{ zaak: { bron: 'z1', identificatie: 'A' }, aardRelatie: 'onderwerp' }] });
    const changed = tied([toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'W' }], [toOther('B', { aardRelatie: 'vervolg' }), { 'heeftBetrekkingOpAndere[0]': 'W' }], own, [other]);
    expect([others(changed.zaak), changed.wishes]).toEqual([[['B', 'vervolg']], []]);
  });
  it('a zaak that is not known is refused when it must be related, and reported when it must not', () => {
    expect(() => tied(null, [toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'T' }], zaak('z1', 'A'), [])).toThrow(/zaak "B" is not known/);
    expect(tied([toOther('B'), { 'heeftBetrekkingOpAndere[0]': 'V' }], [{}, { 'heeftBetrekkingOpAndere[0]': 'V-' }], zaak('z1', 'A'), []).findings.map(({ code }) => code)).toEqual(['ZS6103']);
  });
});

describe('deelzaken', () => {
  const deel: JsonObject = { deelzaken: [{ bron: 'heeftAlsDeelzaak[0]', identificatie: 'B' }] };
  it('T gives the other zaak this hoofdzaak, V takes it away', () => {
    const made = tied(null, [deel, { 'heeftAlsDeelzaak[0]': 'T' }], zaak('z1', 'A'), [zaak('z2', 'B')]);
    expect(made.wishes[0]?.want?.['hoofdzaak']).toEqual(SELF);
    const under = zaak('z2', 'B', { hoofdzaak: { bron: 'z1', identificatie: 'A' } });
    const gone = tied([deel, { 'heeftAlsDeelzaak[0]': 'V' }], [{}, { 'heeftAlsDeelzaak[0]': 'V-' }], zaak('z1', 'A'), [under]);
    expect(gone.wishes[0]?.want).toEqual(zaak('z2', 'B'));
  });
  it('a deelzaak of another zaak is not taken from it', () => {
    const under = zaak('z2', 'B', { hoofdzaak: { bron: 'z9', identificatie: 'Z' } });
    expect(() => tied(null, [deel, { 'heeftAlsDeelzaak[0]': 'T' }], zaak('z1', 'A'), [under])).toThrow(/ZS6111/);
  });
});
