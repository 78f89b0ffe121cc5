// Writes exports of our own invention, in both generations, for tests and benchmarks.

export type Velden = Readonly<Record<string, string | null | readonly Grondslag[] | readonly string[] | Naamstructuur>>;
export interface Grondslag {
  readonly NAAM?: string;
  readonly URL?: string;
}
export interface Naamstructuur {
  readonly structuur: Readonly<Record<string, string | null>>;
}
export interface Deel {
  readonly id?: string;
  readonly volgnummer?: number;
  readonly soort?: string;
  readonly ref?: string;
  readonly velden?: Velden;
  readonly checks?: readonly Deel[];
}
export interface ProcesSpec {
  readonly id?: string;
  readonly velden?: Velden;
  readonly roltypen?: readonly Deel[];
  readonly documenttypen?: readonly Deel[];
  readonly statustypen?: readonly Deel[];
  readonly resultaattypen?: readonly Deel[];
  readonly besluittypen?: readonly Deel[];
  readonly registers?: readonly Deel[];
  readonly procesrelaties?: readonly Deel[];
  /** XML put at the end of the proces as it stands. */
  readonly extra?: string;
}
export interface ExportSpec {
  readonly versie?: string;
  readonly datum?: string;
  readonly gebruiker?: string;
  readonly soorten?: Readonly<Record<string, readonly Deel[]>>;
  readonly processen?: readonly ProcesSpec[];
  readonly verwijderd?: readonly string[];
  /** Put the kinds behind the processen. */
  readonly soortenLaatst?: boolean;
  readonly extra?: string;
}

/** Kinds every export has, with ids as the model gives them. */
export const SOORTEN: NonNullable<ExportSpec['soorten']> = {
  statussoorten: [
    { id: 'MSS0000001', velden: { naam: 'Geregistreerd', procesfase: 'Initiatiefase' } },
    { id: 'MSS0000003', velden: { naam: 'In behandeling genomen', procesfase: 'Informatiefase' } },
    { id: 'MSS0000005', velden: { naam: 'Afgehandeld', procesfase: 'Afrondingsfase' } },
    { id: 'MSS0000007', velden: { naam: 'Onderzoek afgerond', procesfase: 'Consultatiefase' } },
    { id: 'MSS0000014', velden: { naam: 'Uitvoering afgerond', procesfase: 'Uitvoeringsfase' } },
  ],
  documentsoorten: [{ id: 'MDS0000001', velden: { naam: 'Aanvraag', type: 'Inkomend', procesfase: 'Initiatiefase' } }, { id: 'MDS0000028', velden: { naam: 'Beschikking (alg.)' } }],
  resultaatsoorten: [{ id: 'MRS0000008', velden: { naam: 'Geweigerd' } }, { id: 'MRS0000034', velden: { naam: 'Verleend' } }, { id: 'MRS0000050', velden: { naam: 'Aangegaan' } }],
  rolsoorten: [{ id: 'MLS0000001', velden: { naam: 'Initiator' } }, { id: 'MLS0000003', velden: { naam: 'Behandelaar' } }],
  registers: [{ id: 'MRE0000014', velden: { naam: 'Basisregistratie personen' } }],
};

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const SINGULAR: Readonly<Record<string, string>> = { registers: 'proces-register', domeinobjecten: 'domeinobject' };
const singular = (list: string): string => SINGULAR[list] ?? list.replace(/typen$/, 'type').replace(/en$/, '');

function veld(name: string, value: Velden[string], flat: boolean): string {
  if (value === null || value === undefined) return flat ? `<${name}/>` : `<${name} ref="SCN0000001" xsi:nil="true"/>`;
  const open = flat ? `<${name}>` : `<${name} ref="SCN0000001">`;
  if (typeof value === 'string') return `${open}${escape(value)}</${name}>`;
  if ('structuur' in value) return `${open}<structuur>${Object.entries(value.structuur).map(([part, text]) => veld(part, text, true)).join('')}</structuur></${name}>`;
  if (value.every((one) => typeof one === 'string')) return `${open}<waardes>${value.map((one) => `<waarde ref="LW00000001">${escape(one)}</waarde>`).join('')}</waardes></${name}>`;
  const lines = value as readonly Grondslag[];
  if (flat) return `${open}${lines.map((line) => `${line.NAAM ?? ''};`).join('')}</${name}>`;
  const fields = lines.map((line) => `<fields>${Object.entries(line).map(([field, text]) => `<field naam="${field}">${escape(String(text))}</field>`).join('')}<field naam="TOELICHTING"/></fields>`);
  return `${open}<list>${fields.join('')}</list></${name}>`;
}

const velden = (given: Velden | undefined, flat: boolean): string => {
  const inner = Object.entries(given ?? {}).map(([name, value]) => veld(name, value, flat)).join('\n   ');
  return flat ? inner : `<velden>\n   ${inner}\n  </velden>`;
};

function deel(name: string, one: Deel, place: number, flat: boolean): string {
  const attributes = [
    one.id === undefined ? '' : ` id="${one.id}"`, ` volgnummer="${one.volgnummer ?? place + 1}"`,
    one.soort === undefined ? '' : ` soort-id="${one.soort}"`, one.ref === undefined ? '' : ` ref="${one.ref}"`,
  ].join('');
  const checks = one.checks ? `<checks>${one.checks.map((check, at) => deel('check', check, at, flat)).join('')}</checks>` : '';
  return `<${name}${attributes}>${velden(one.velden, flat)}${flat ? '' : '<LokaleMetaData/>'}${checks}</${name}>`;
}

const list = (name: string, given: readonly Deel[] | undefined, flat: boolean): string =>
  given === undefined || given.length === 0 ? `<${name}/>` : `<${name}>\n${given.map((one, place) => deel(singular(name), one, place, flat)).join('\n')}\n</${name}>`;

/** One proces as XML. */
export function procesXml(spec: ProcesSpec, flat = false): string {
  const lists = (['roltypen', 'documenttypen', 'statustypen', 'resultaattypen', 'besluittypen', 'registers', 'procesrelaties'] as const)
    .filter((name) => !flat || !['roltypen', 'registers'].includes(name))
    .map((name) => list(name, spec[name], flat));
  return `<proces${spec.id === undefined ? '' : ` id="${spec.id}"`}>\n  ${velden(spec.velden, flat)}\n  ${lists.join('\n  ')}${flat ? '' : '<zaakeigenschappen/><applicaties/><regelsets><regelset regeltype="SRT0000001"/></regelsets>'}${spec.extra ?? ''}\n </proces>`;
}

/** The head of an export up to its processen, and what follows them: for files that are written piece by piece. */
export function envelope(spec: ExportSpec): { readonly head: string; readonly tail: string } {
  const versie = spec.versie ?? 'ICR1.5.13';
  const flat = versie.startsWith('ICR1.4');
  const kinds = Object.entries(spec.soorten ?? SOORTEN)
    .filter(([name]) => !flat || ['statussoorten', 'documentsoorten', 'resultaatsoorten'].includes(name))
    .map(([name, given]) => `<${name}>${given.map((one, place) => deel(name === 'registers' ? 'register' : singular(name), one, place, flat)).join('')}</${name}>`).join('\n');
  const gone = spec.verwijderd ? `<verwijderde-objecten><processen>${spec.verwijderd.map((id) => `<object id="${id}"/>`).join('')}</processen><checks><object id="MCK1"/></checks></verwijderde-objecten>` : '';
  const preambule = `<preambule><datum>${spec.datum ?? '2026-03-01T09:00:00'}</datum><beheersapplicatie>iNavigator 3.2.0.100</beheersapplicatie><gebruiker>${spec.gebruiker ?? 'Truus Testpersoon'}</gebruiker><specificatieversie>${versie}</specificatieversie></preambule>`;
  return {
    head: `<?xml version="1.0" encoding="utf-8"?>\n<dsp xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${preambule}\n${spec.soortenLaatst ? '' : kinds}\n<processen>\n`,
    tail: `\n</processen>\n${spec.soortenLaatst ? kinds : ''}${gone}${spec.extra ?? ''}\n</dsp>\n`,
  };
}

/** A whole export. */
export function exportXml(spec: ExportSpec): string {
  const { head, tail } = envelope(spec);
  return head + (spec.processen ?? []).map((one) => procesXml(one, spec.versie?.startsWith('ICR1.4'))).join('\n') + tail;
}

const link = (jaar: number, nummer: string): Grondslag => ({ NAAM: `Resultaat ${nummer} Selectielijst gemeenten en intergemeentelijke organen ${jaar}`, URL: `https://voorbeeld.example/bsd/sl${jaar}.gem.html#${nummer.replaceAll('.', '_')}` });
export { link };

/** A proces in which nothing is odd: closing status last but one in the source, a result by the list of 2020. */
export function bankje(id: string, over: Partial<ProcesSpec> = {}): ProcesSpec {
  const moment = { 'actueel-van': '2026-01-05T10:00:00', 'actueel-tot': null, bron: 'Model', 'laatst-gewijzigd': '2026-01-05T10:00:00', actief: 'Ja' };
  return {
    id,
    velden: {
      kernomschrijving: 'Bankje melding', 'model-kernomschrijving': 'Meubilair melding', naam: 'Het behandelen van een melding over een bankje.', 'toelichting-proces': 'Over bankjes in de openbare ruimte.',
      aanleiding: 'Een inwoner meldt iets over een bankje.', proceseigenaar: 'Beheer', 'wettelijke-afdoeningstermijn': '8', 'wettelijke-afdoeningstermijn-eenheid': 'Week', afdoeningstermijn: '6',
      'afdoeningstermijn-eenheid': 'Week', vertrouwelijkheid: 'ZAAKVERTROUWELIJK', 'publicatie-indicatie': 'Nee', 'aanhouden-mogelijk': 'Ja', 'zaaktype-categorie': 'Trigger Extern (TE)',
      'zaaktype-naam': { structuur: { 'handeling-initiator': 'Melding', onderwerp: 'bankje', 'handeling-behandelaar': 'behandelen' } }, 'lokale-trefwoorden': 'bankje; plein, park',
      'zaaktype-procesarchitectuur': 'Behandelen melding', schemalocatie: 'https://voorbeeld.example/schemas/B9001', exportprofiel: ['Zaakgericht werken', 'TEST'], 'lex-silencio-positivo': 'Nee', 'numerieke-code': '29001', ...moment,
    },
    roltypen: [{ id: `${id}-MLT1`, soort: 'MLS0000001', velden: { naam: 'Melder', 'naam-model': 'Initiator', ...moment } }, { id: `${id}-MLT2`, soort: 'MLS0000003', velden: { naam: 'Behandelaar', 'naam-model': 'Behandelaar', ...moment } }],
    documenttypen: [{ id: `${id}-BE1`, soort: 'MDS0000001', velden: { naam: 'Melding', 'naam-model': 'Melding', type: 'Inkomend', vertrouwelijkheid: null, ...moment } }, { id: `${id}-BE2`, soort: 'MDS0000028', velden: { naam: 'Antwoord', type: 'Uitgaand', ...moment } }],
    statustypen: [
      { id: `${id}-MST1`, volgnummer: 1, soort: 'MSS0000001', velden: { naam: 'Geregistreerd', 'naam-model': 'Geregistreerd', zichtbaarheid: 'Extern', ...moment }, checks: [{ id: `${id}-MCK1`, velden: { naam: 'Staat het bankje er nog', vraag: 'Is nagegaan of het bankje er nog staat?', verplicht: 'Ja', ...moment } }] },
      { id: `${id}-MST2`, volgnummer: 2, soort: 'MSS0000005', velden: { naam: 'Afgehandeld', 'naam-model': 'Afgehandeld', zichtbaarheid: 'Intern', ...moment } },
      { id: `${id}-MST3`, volgnummer: 3, soort: 'MSS0000014', velden: { naam: 'Bankje hersteld', 'naam-model': 'Uitvoering afgerond', zichtbaarheid: 'Intern', ...moment } },
    ],
    resultaattypen: [
      { id: `${id}-MRT1`, soort: 'MRS0000008', velden: { naam: 'Geweigerd', 'naam-model': 'Geweigerd', vernietigingsgrondslag: [link(2017, '11.2'), link(2020, '11.2')], waardering: 'Vernietigen', bewaartermijn: '5', 'bewaartermijn-eenheid': 'Jaar', 'bewaartermijn-start': 'Afgehandeld', 'brondatum-archiefprocedure': 'Afgehandeld', ...moment } },
    ],
    registers: [{ id: '1', ref: 'MRE0000014', velden: { muteert: 'Nee', ...moment } }],
    ...over,
  };
}
