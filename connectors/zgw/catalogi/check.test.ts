// What a register would refuse in a zaaktype is refused before anything is sent.
import { foresee } from './check';
import type { Context, SharedType } from './context';
import { builtInLimits } from '../limits';
import { zgwZaaktype } from './shape';
import { withPart, zaaktype } from '../testing/zaaktype';

const klasse = { id: 'k', nummer: '11.1', naam: 'Verleend', procestype: { jaar: 2020, nummer: 11, id: 'p' }, procestermijn: '', waardering: 'vernietigen', bewaartermijn: 'P5Y' } as const;
const type = (omschrijving: string): SharedType => ({ id: omschrijving, omschrijving, concept: false, begin: '2020-01-01', einde: null, says: {} });
const context = (documents: readonly string[], decisions: readonly string[] = []): Context => ({
  limits: builtInLimits('1.3.1'), klassen: { '2020 11.1': klasse, '2020 11.2': { ...klasse, procestermijn: 'nihil' } }, procestypen: { '2020 11': 'p' },
  omschrijvingen: { Verleend: 'a', 'Niet ontvankelijk': 'b' }, informatieobjecttypen: documents.map(type), besluittypen: decisions.map(type),
}) as unknown as Context;
const base = withPart(zaaktype(), 'resultaattypen', 'RT2', { omschrijving: 'Buiten behandeling' });
const fields = (value: Parameters<typeof zgwZaaktype.parse>[0], within: Context): string[] => foresee(zgwZaaktype.parse(value), within, 'zaaktype/B0001').map(({ finding }) => `${finding.code} ${finding.field ?? ''}`);

const complete = withPart(withPart(withPart(base, 'statustypen', 'ST2', { checklistitemStatustype: [] }), 'informatieobjecttypen', 'DO1', { informatieobjectcategorie: 'Aanvraag' }), 'informatieobjecttypen', 'DO2', { informatieobjectcategorie: 'Besluit', vertrouwelijkheidaanduiding: 'intern' });

test('a zaaktype that is right brings no refusal', () => {
  expect(fields(complete, context([]))).toEqual([]);
});

test('properties of a document are judged only where its type must be made; its name always', () => {
  const bare = withPart(complete, 'informatieobjecttypen', 'DO1', { informatieobjectcategorie: '', trefwoord: ['een trefwoord dat veel langer is dan dertig tekens'] });
  expect(fields(bare, context([]))).toEqual(['ZS4110 informatieobjecttypen[DO1].informatieobjectcategorie', 'ZS4111 informatieobjecttypen[DO1].trefwoord[]']);
  expect(fields(bare, context([' aanVRAAG ']))).toEqual([]);
  expect(fields(withPart(complete, 'informatieobjecttypen', 'DO1', { omschrijving: 'x'.repeat(81) }), context(['x'.repeat(81)]))).toEqual(['ZS4111 informatieobjecttypen[DO1].omschrijving']);
});

test('properties of a decision likewise', () => {
  const value = { ...complete, besluittypen: [{ bron: 'BT1', omschrijving: 'Toewijzing', publicatieIndicatie: false, besluitcategorie: 'c'.repeat(41) }] };
  expect(fields(value, context([]))).toEqual(['ZS4111 besluittypen[BT1].besluitcategorie']);
  expect(fields(value, context([], ['Toewijzing']))).toEqual([]);
});
