// Which operation of ZDS 1.1 a message is when SOAPAction does not tell: eight operations share three roots (stuf.md B4).
import type { JsonObject } from '../../../core/model/json';
import type { Vraag } from './bericht';
import type { BerichtVorm, OperatieNaam } from './operaties';
import { listOf, textOfRaw, type RawObject } from './raw';

interface Inhoud {
  readonly parameters: JsonObject;
  readonly objecten: readonly RawObject[];
  readonly vraag: Vraag | null;
}

const fields = (raw: RawObject): readonly string[] => Object.keys(raw).filter((name) => !name.startsWith('@'));

/** Only a status beside what says which zaak it is: identificatie, and what must stand in every kennisgeving of some senders. */
function alleenStatus(objecten: readonly RawObject[]): boolean {
  const beside = new Set(['identificatie', 'omschrijving', 'heeft', 'isVan', 'tijdvakGeldigheid', 'tijdstipRegistratie', 'extraElementen']);
  return objecten.some((raw) => raw['heeft'] !== undefined) && objecten.every((raw) => fields(raw).every((name) => beside.has(name)));
}

function kennisgeving(entiteit: string, { parameters, objecten }: Inhoud): OperatieNaam {
  if (entiteit === 'EDC') return objecten.some((raw) => raw['inhoud'] !== undefined) ? 'voegZaakdocumentToe' : 'maakZaakdocument';
  if (parameters['mutatiesoort'] === 'T') return 'creeerZaak';
  return alleenStatus(objecten) ? 'actualiseerZaakstatus' : 'updateZaak';
}

function vragen(entiteit: string, { vraag }: Inhoud): OperatieNaam {
  if (entiteit === 'EDC') return 'geefZaakdocumentLezen';
  const laatste = listOf(vraag?.gelijk?.['heeft']).some((one) => textOfRaw(one['indicatieLaatsteStatus']) !== null);
  if (laatste) return 'geefZaakstatus';
  return vraag?.scope?.['heeftRelevant'] !== undefined ? 'geefLijstZaakdocumenten' : 'geefZaakdetails';
}

function antwoorden(entiteit: string, { objecten }: Inhoud): OperatieNaam {
  if (entiteit === 'EDC') return 'geefZaakdocumentLezen';
  const only = (relation: string): boolean => objecten.length > 0 && objecten.every((raw) => raw[relation] !== undefined && fields(raw).every((name) => name === 'identificatie' || name === relation));
  return only('heeft') ? 'geefZaakstatus' : only('heeftRelevant') ? 'geefLijstZaakdocumenten' : 'geefZaakdetails';
}

/** The guess; for a root of one operation it is not asked. */
export function raadOperatie({ entiteit, berichtcode }: BerichtVorm, deel: 'vraag' | 'antwoord', inhoud: Inhoud): OperatieNaam {
  if (berichtcode === 'Lk01') return kennisgeving(entiteit, inhoud);
  return deel === 'vraag' ? vragen(entiteit, inhoud) : antwoorden(entiteit, inhoud);
}
