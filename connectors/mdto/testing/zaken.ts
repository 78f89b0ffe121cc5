// Invented zaken of great variety, each computed from its number: odd names, missing fields, many documents; and the mapping that takes them.
import path from 'node:path';
import { addDuration } from '../../../core/archive/calendar';
import { loadMappings } from '../../../core/mapping/load';
import type { Mapping } from '../../../core/mapping/types';
import { isObject, type JsonObject } from '../../../core/model/json';
import { MODEL_SHAPES } from '../../../core/model/shapes';
import { DOSSIER_SHAPE } from '../shape';
import { RSIN } from './dossier';

const SETTINGS = { bronsysteem: 'zaken.zandhoek.example' };

/** The mapping that ships, checked. */
export function shipped(): Mapping {
  const found = loadMappings(path.resolve(__dirname, '../../../mappings'), [...MODEL_SHAPES, DOSSIER_SHAPE]).mappings.get('mdto/zaak');
  if (!found) throw new Error('mappings/mdto/zaak.yaml is not sound');
  return found;
}

/** A zaak as the e-depot wants it. Throws where the mapping has errors. */
export function mapped(mapping: Mapping, zaak: JsonObject): JsonObject {
  const { value, diagnostics } = mapping.run(zaak, { settings: SETTINGS, subject: String(zaak['identificatie']) });
  const errors = diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((finding) => `${finding.code} ${finding.message}`).join('; '));
  return value;
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Names as people and machines make them. */
const NAMES = [
  'Aanvraag', '  spaties  ', 'CON', 'Ænima Łódź ĳsje straße', 'dak 🏠 en zon ☀️', 'tab\ten\nregel\r\neinde', 'verticale\u000btab en bel\u0007', '<b>&amp; "aan" \'half\'</b>', 'half\ud83d', 'a'.repeat(300),
  '...', 'naam.met.punten.', 'pad/naar\\iets', 'vraag? ster* streep|', 'العربية', '汉字 文件', 'e\u0301 samengesteld', '\u202eomgekeerd', '%2e%2e%2f', ']]> <!-- -->', 'nul\u0000byte', '\ufffe\uffff', 'Zaak #12: +1',
] as const;
const FILES = ['brief.pdf', 'BRIEF.PDF', 'naamloos', '.verborgen', 'twee..punten.docx', 'een zeer lange naam '.repeat(20) + '.pdf', 'foto 🏖️.jpeg', 'LPT1.txt', 'archief.tar.gz', 'é.xml', 'a:b*c?.msg', '', 'regel\nin naam.pdf'] as const;
const TALEN = ['nld', 'dut', 'eng', 'fry', 'xyz', 'zho'] as const;
const STATUSSEN = ['definitief', 'gearchiveerd'] as const;

const uuid = (kind: number, number: number): string => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const day = (roll: (sides: number) => number, year: number): string => `${year}-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`;

/** Where start and term of its archive date are known, the date is what they make: registers count as the gate does. */
function inStep(zaak: JsonObject): JsonObject {
  const start = zaak['startdatumBewaartermijn'];
  const resultaat = zaak['resultaat'];
  const type = isObject(resultaat) ? resultaat['resultaattype'] : undefined;
  const term = isObject(type) ? type['archiefactietermijn'] : undefined;
  if (typeof start !== 'string' || typeof term !== 'string' || zaak['archiefactiedatum'] === undefined) return zaak;
  return { ...zaak, archiefactiedatum: addDuration(start, term) };
}

/** A closed zaak with `number` as its number. */
export function zaakNumber(number: number, documents?: number): JsonObject {
  const roll = dice(number);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const maybe = (field: string, value: () => JsonObject[string]): JsonObject => (roll(2) === 0 ? {} : { [field]: value() });
  const kept = roll(2) === 0;
  const start = day(roll, 2024);
  const eind = day(roll, 2025);
  const aantal = documents ?? (number % 50 === 0 ? 120 : roll(6));
  const documenten = Array.from({ length: aantal }, (_, index): JsonObject => {
    const bron = uuid(2, number * 1000 + index);
    const versies = 1 + roll(3);
    const naam = pick(FILES);
    const version = (versie: number): JsonObject => ({
      versie, beginRegistratie: `${day(roll, 2024)}T10:00:00Z`, status: versie === versies ? pick(STATUSSEN) : 'in_bewerking', ...(naam !== '' && { bestandsnaam: naam }), ...maybe('formaat', () => 'application/pdf'),
      inhoud: { bron, versie, omvang: 1 + roll(100_000) },
    });
    const own: JsonObject = {
      bron, identificatie: roll(5) === 0 ? `${pick(NAMES).slice(0, 30)} ${index}` : `DOC-2026-${String(index).padStart(10, '0')}`, bronorganisatie: RSIN, creatiedatum: day(roll, 2024), titel: pick(NAMES), auteur: 'Team Buiten', taal: pick(TALEN),
      ...maybe('beschrijving', () => pick(NAMES)), ...maybe('ontvangstdatum', () => day(roll, 2024)), ...maybe('verzenddatum', () => day(roll, 2025)), ...maybe('ondertekening', () => ({ soort: 'digitaal', ...maybe('datum', () => day(roll, 2025)) })),
      ...maybe('vertrouwelijkheidaanduiding', () => 'intern'), informatieobjecttype: { omschrijving: pick(NAMES) }, trefwoorden: roll(2) === 0 ? [] : [pick(NAMES), ''], locked: false, gebruiksrechten: [],
      status: 'definitief', versies: Array.from({ length: versies }, (_each, at) => version(at + 1)), inhoud: null,
    };
    return own;
  });
  return inStep({
    bron: uuid(1, number), identificatie: roll(6) === 0 ? `${pick(NAMES).slice(0, 20)}-${number}` : `ZAAK-2026-${String(number).padStart(10, '0')}`, bronorganisatie: RSIN, verantwoordelijkeOrganisatie: RSIN,
    ...maybe('omschrijving', () => pick(NAMES)), ...maybe('toelichting', () => `${pick(NAMES)}\n${pick(NAMES)}`), ...maybe('registratiedatum', () => start),
    zaaktype: { identificatie: `B${1000 + roll(20)}`, ...maybe('omschrijving', () => pick(NAMES)), ...maybe('selectielijstProcestype', () => ({ nummer: 1 + roll(29), ...maybe('jaar', () => 2020), ...maybe('naam', () => pick(NAMES)) })) },
    startdatum: start, einddatum: eind, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', archiefnominatie: kept ? 'blijvend_bewaren' : 'vernietigen', archiefstatus: 'nog_te_archiveren', ...maybe('archiefactiedatum', () => day(roll, 2030)), ...maybe('startdatumBewaartermijn', () => eind),
    productenOfDiensten: [], kenmerken: [], deelzaken: roll(3) === 0 ? [{ bron: uuid(1, number + 1), ...maybe('identificatie', () => pick(NAMES).slice(0, 30)) }] : [],
    ...maybe('hoofdzaak', () => ({ bron: uuid(1, number + 2), ...maybe('identificatie', () => 'ZAAK-9'), ...maybe('bronorganisatie', () => RSIN) })),
    relevanteAndereZaken: roll(3) === 0 ? [{ zaak: { bron: uuid(1, number + 3) }, aardRelatie: pick(['vervolg', 'onderwerp', 'overig', 'iets anders']), ...maybe('overigeRelatie', () => pick(NAMES)) }] : [],
    statussen: Array.from({ length: roll(5) }, (_, index) => ({ bron: `s${index}`, statustype: { omschrijving: pick(NAMES), ...maybe('isEindstatus', () => index === 4) }, datumStatusGezet: `${day(roll, 2025)}T08:30:00${pick(['Z', '.123Z'])}` })),
    ...maybe('resultaat', () => ({ bron: 'r', resultaattype: { omschrijving: pick(NAMES), ...maybe('archiefactietermijn', () => pick(['P5Y', 'P1Y6M', 'P6W'])), ...maybe('selectielijstklasse', () => ({ nummer: '1.1', ...maybe('jaar', () => 2017), ...maybe('naam', () => pick(NAMES)) })), ...maybe('brondatumArchiefprocedure', () => ({ afleidingswijze: pick(['afgehandeld', 'termijn', 'hoofdzaak']) })) } })),
    rollen: Array.from({ length: roll(4) }, (_, index) => ({ bron: `o${index}`, roltype: { omschrijving: pick(NAMES), ...maybe('omschrijvingGeneriek', () => pick(['initiator', 'behandelaar', 'belanghebbende'])) }, betrokkeneType: pick(['niet_natuurlijk_persoon', 'vestiging', 'organisatorische_eenheid', 'natuurlijk_persoon', 'medewerker']), ...maybe('betrokkeneIdentificatie', () => ({ ...maybe('statutaireNaam', () => pick(NAMES)), ...maybe('handelsnaam', () => [pick(NAMES)]), ...maybe('innNnpId', () => '002220647') })), roltoelichting: '' })),
    eigenschappen: [], zaakobjecten: [], zaakinformatieobjecten: [],
    besluiten: Array.from({ length: roll(3) }, (_, index) => ({ bron: uuid(3, number * 10 + index), identificatie: roll(4) === 0 ? `${pick(NAMES).slice(0, 25)} ${index}` : `BESLUIT-${number}-${index}`, verantwoordelijkeOrganisatie: RSIN, besluittype: { omschrijving: pick(NAMES) }, datum: day(roll, 2025), ingangsdatum: day(roll, 2025), ...maybe('toelichting', () => pick(NAMES)), ...maybe('vervaldatum', () => day(roll, 2026)), informatieobjecten: documenten.slice(0, roll(2)).map((one, at) => ({ bron: `bi${at}`, informatieobject: { bron: String(one['bron']) } })) })),
    audittrail: Array.from({ length: roll(3) }, (_, index) => ({ bron: `a${index}`, aanmaakdatum: `${day(roll, 2025)}T08:00:00Z`, actie: pick(['create', 'update', 'retrieve']), resource: 'zaak', ...maybe('applicatieWeergave', () => pick(NAMES)) })),
    documenten,
  });
}
