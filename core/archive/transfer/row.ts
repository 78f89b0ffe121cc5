// What a transfer list shows of one dossier: what an archivist must see to decide (practice §8), and no person's name.
import { isObject, type JsonObject } from '../../model/json';
import type { Rol, Zaak } from '../../model/zaak';
import { archiefdatum } from '../archiefdatum';
import type { ArchiveFacts, Profile } from '../derive';
import { archiveDifferences } from '../differences';
import { outsideGreenlist } from './greenlist';
import type { Beperking } from './order';

/** One row of a list; plain data. */
export interface ListRow {
  readonly identificatie: string;
  readonly zaaktype: string;
  readonly zaaktypeVersie: string;
  readonly resultaat: string;
  readonly selectielijstJaar: number | null;
  readonly selectielijstNummer: string;
  readonly waardering: string;
  /** YYYY-MM-DD. */
  readonly archiefactiedatum: string;
  /** How the dates come about, in sentences. */
  readonly toelichting: readonly string[];
  /** Role, and the name where it is an organisation. */
  readonly partijen: readonly string[];
  readonly documenten: number;
  /** Source ids of the documents it had when it was listed: these are archived at the source after acceptance, and no others. */
  readonly bronnen: readonly string[];
  /** Bytes; null: the source does not say of every document. */
  readonly omvang: number | null;
  readonly buitenGreenlist: readonly string[];
  readonly afwijkingen: readonly string[];
  readonly virusscan: 'niet gescand' | 'schoon' | 'besmet';
}

const NAMES = ['statutaireNaam', 'handelsnaam', 'naam'] as const;
const KINDS: Readonly<Record<Rol['betrokkeneType'], string>> = {
  natuurlijk_persoon: 'natuurlijk persoon', niet_natuurlijk_persoon: 'organisatie', vestiging: 'vestiging',
  organisatorische_eenheid: 'afdeling', medewerker: 'medewerker',
};

function nameOf(identificatie: JsonObject): string | null {
  for (const field of NAMES) {
    const value = identificatie[field];
    const [text] = Array.isArray(value) ? value : [value];
    if (typeof text === 'string' && text !== '') return text;
  }
  return null;
}

/** `initiator: Bakkerij De Korst` or `initiator (natuurlijk persoon)`: a person is a role, never a name (practice §9). */
function partij(rol: Rol): string {
  const role = rol.roltype.omschrijvingGeneriek ?? rol.roltype.omschrijving;
  const isPerson = rol.betrokkeneType === 'natuurlijk_persoon' || rol.betrokkeneType === 'medewerker';
  const name = isPerson || !isObject(rol.betrokkeneIdentificatie) ? null : nameOf(rol.betrokkeneIdentificatie);
  return name === null ? `${role} (${KINDS[rol.betrokkeneType]})` : `${role}: ${name}`;
}

/** Bytes of all contents; null where one does not say. */
function omvangOf(zaak: Zaak): number | null {
  return (zaak.documenten ?? []).reduce<number | null>((sum, one) => (sum === null || one.inhoud?.omvang === null ? null : sum + (one.inhoud?.omvang ?? 0)), zaak.documenten === undefined && zaak.zaakinformatieobjecten.length > 0 ? null : 0);
}

export interface RowOptions {
  readonly profile: Profile;
  readonly facts: ArchiveFacts;
  readonly subject: string;
  readonly greenlist?: ReadonlySet<string>;
  /** What else was found about it: by the gate of the receiver, or because the list divides a family. */
  readonly findings: readonly string[];
}

/** The row of a zaak that is eligible. Pure. */
export function listRow(zaak: Zaak, { profile, facts, subject, greenlist, findings }: RowOptions): ListRow {
  const klasse = zaak.selectielijstklasse ?? zaak.resultaat?.resultaattype.selectielijstklasse;
  const differences = archiveDifferences(zaak, facts, { profile }, subject).map((finding) => finding.message);
  const outside = (zaak.documenten ?? []).filter((one) => one.inhoud !== null).flatMap((one) => outsideGreenlist(one, greenlist) ?? []);
  return {
    identificatie: zaak.identificatie,
    zaaktype: zaak.zaaktype.omschrijving ?? zaak.zaaktype.identificatie,
    zaaktypeVersie: zaak.zaaktype.versiedatum ?? zaak.zaaktype.beginGeldigheid ?? '',
    resultaat: zaak.resultaat?.resultaattype.omschrijving ?? '',
    selectielijstJaar: klasse?.jaar ?? null,
    selectielijstNummer: klasse?.nummer ?? '',
    waardering: zaak.archiefnominatie ?? '',
    archiefactiedatum: zaak.archiefactiedatum ?? '',
    toelichting: archiefdatum(zaak, facts, { profile, force: true }).because,
    partijen: [...new Set(zaak.rollen.map(partij))],
    documenten: zaak.zaakinformatieobjecten.length,
    bronnen: zaak.zaakinformatieobjecten.map((one) => one.informatieobject.bron).sort(),
    omvang: omvangOf(zaak),
    buitenGreenlist: [...new Set(outside)].sort(),
    // One finding may hold for several objects of a dossier in the same words.
    afwijkingen: [...new Set([...differences, ...findings])],
    virusscan: 'niet gescand',
  };
}

/** `beperkt openbaar; … tot 2049-12-31`: what was decided of openbaarheid, for the list; never "openbaar" by default (practice §9). */
export function openbaarheid(beperkingen: readonly Beperking[] | undefined): string {
  if (!beperkingen || beperkingen.length === 0) return 'niet beoordeeld';
  return beperkingen.map(({ grond, begrippenlijst, termijn }) => {
    const until = termijn?.einddatum !== undefined ? ` tot ${termijn.einddatum}` : termijn?.looptijd !== undefined ? ` gedurende ${termijn.looptijd}` : '';
    return `${grond} (${begrippenlijst})${until}`;
  }).join('; ');
}
