// Makes a zaak of the model from what the Zaken, Besluiten and Catalogi APIs say: pure, the same for the same zaak at any address.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Naar } from '../../../core/model/values';
import { uuidOf } from '../urls';
import { readBesluit, type BesluitParts } from './besluit';
import { selectielijstklasse, type Meaning } from './meaning';
import { readResultaat, readZaaktype } from './types';
import { fields, instants, objects, present, sorted, text, texts, tidy } from './values';

/** Everything that was read of one zaak, as the APIs gave it. */
export interface ZaakParts {
  readonly zaak: JsonObject;
  readonly statussen: readonly JsonObject[];
  readonly resultaat: JsonObject | null;
  readonly rollen: readonly JsonObject[];
  readonly eigenschappen: readonly JsonObject[];
  readonly zaakobjecten: readonly JsonObject[];
  readonly zaakinformatieobjecten: readonly JsonObject[];
  readonly besluiten: readonly BesluitParts[];
  /** Natural keys of related zaken, by UUID, as far as they are known. */
  readonly related: ReadonlyMap<string, Omit<Naar, 'bron'>>;
  readonly audittrail?: readonly JsonObject[];
}

const PLAIN = [
  'identificatie', 'bronorganisatie', 'omschrijving', 'toelichting', 'registratiedatum', 'verantwoordelijkeOrganisatie', 'startdatum', 'einddatum', 'einddatumGepland',
  'uiterlijkeEinddatumAfdoening', 'publicatiedatum', 'communicatiekanaal', 'communicatiekanaalNaam', 'vertrouwelijkheidaanduiding', 'betalingsindicatie', 'zaakgeometrie',
  'archiefnominatie', 'archiefstatus', 'archiefactiedatum', 'startdatumBewaartermijn', 'opdrachtgevendeOrganisatie', 'processobjectaard',
] as const;

export const idOf = (raw: JsonObject): string => uuidOf(raw['url']) ?? text(raw['uuid']).toLowerCase();
const byBron = (list: readonly JsonObject[]): JsonObject[] => sorted(list, (item) => text(item['bron']));

/** A zaak in the shape `zgw.zaak`, with its parts sorted so that equal zaken have equal hashes. Throws Blocked ZS4151. */
export function readZaak(parts: ZaakParts, meaning: Meaning): JsonObject {
  const { zaak, related } = parts;
  const naar = (url: Json | undefined): JsonObject => {
    const place = meaning.own(text(url));
    const id = place === null ? null : uuidOf(place);
    return id === null ? { bron: text(url) } : { bron: id, ...related.get(id) };
  };
  const klasse = selectielijstklasse(zaak['selectielijstklasse'], meaning);
  return {
    bron: idOf(zaak),
    ...fields(zaak, PLAIN),
    ...instants(zaak, ['laatsteBetaaldatum']),
    zaaktype: readZaaktype(meaning.type(text(zaak['zaaktype'])), meaning),
    productenOfDiensten: sorted(texts(zaak['productenOfDiensten']), (url) => url),
    ...present({
      verlenging: readVerlenging(zaak['verlenging']),
      opschorting: readOpschorting(zaak['opschorting']),
      selectielijstklasse: klasse,
      processobject: tidy(zaak['processobject']),
      hoofdzaak: text(zaak['hoofdzaak']) === '' ? undefined : naar(zaak['hoofdzaak']),
    }),
    kenmerken: sorted(objects(zaak['kenmerken']).map((one) => fields(one, ['kenmerk', 'bron'])), (one) => `${text(one['bron'])}\n${text(one['kenmerk'])}`),
    deelzaken: byBron(texts(zaak['deelzaken']).map(naar)),
    relevanteAndereZaken: sorted(
      objects(zaak['relevanteAndereZaken']).map((one) => ({ zaak: naar(one['url']), ...fields(one, ['aardRelatie', 'overigeRelatie', 'toelichting']) })),
      (one) => `${text(one.zaak['bron'])}\n${text((one as JsonObject)['aardRelatie'])}`,
    ),
    statussen: readStatussen(parts, meaning),
    ...(parts.resultaat === null ? {} : { resultaat: readResultaat(parts.resultaat, meaning) }),
    rollen: byBron(parts.rollen.map((rol) => readRol(rol, meaning))),
    eigenschappen: byBron(parts.eigenschappen.map((one) => ({ bron: idOf(one), naam: text(one['naam']), waarde: text(one['waarde']) }))),
    zaakobjecten: byBron(parts.zaakobjecten.map((one) => readZaakobject(one, meaning))),
    zaakinformatieobjecten: byBron(parts.zaakinformatieobjecten.map(readZaakinformatieobject)),
    besluiten: byBron(parts.besluiten.map((one) => readBesluit(one, meaning))),
    ...(parts.audittrail ? { audittrail: readAudittrail(parts.audittrail) } : {}),
  };
}

/** Open Zaak spells "not extended" as an empty group. */
function readVerlenging(raw: Json | undefined): JsonObject | undefined {
  return isObject(raw) && text(raw['duur']) !== '' ? { reden: text(raw['reden']), duur: text(raw['duur']) } : undefined;
}

function readOpschorting(raw: Json | undefined): JsonObject | undefined {
  if (!isObject(raw) || (raw['indicatie'] !== true && raw['eerdereOpschorting'] !== true && text(raw['reden']) === '')) return undefined;
  return { indicatie: raw['indicatie'] === true, ...(typeof raw['eerdereOpschorting'] === 'boolean' ? { eerdereOpschorting: raw['eerdereOpschorting'] } : {}), reden: text(raw['reden']) };
}

/** In the order in which they were set; the one the zaak names as its present status comes last. */
function readStatussen({ zaak, statussen }: ZaakParts, meaning: Meaning): JsonObject[] {
  const present_ = uuidOf(zaak['status']);
  const read = statussen.map((raw) => {
    const type = meaning.type(text(raw['statustype']));
    const setBy = uuidOf(raw['gezetdoor']);
    return {
      bron: idOf(raw),
      statustype: present({ volgnummer: type['volgnummer'], omschrijving: text(type['omschrijving']), isEindstatus: type['isEindstatus'] }),
      ...instants(raw, ['datumStatusGezet']),
      ...fields(raw, ['statustoelichting']),
      ...(setBy === null ? {} : { gezetdoor: setBy }),
    };
  });
  const volgnummer = (one: JsonObject): string => String((one['statustype'] as JsonObject)['volgnummer'] ?? 0).padStart(6, '0');
  const moment = (one: JsonObject): string => text(one['datumStatusGezet']).replace('Z', '');
  return sorted(read as JsonObject[], (one) => [one['bron'] === present_ ? '1' : '0', moment(one), volgnummer(one), text(one['bron'])].join('\n'));
}

/** A rol carries the names of its roltype; the catalogus is asked only where it does not. */
function readRol(raw: JsonObject, meaning: Meaning): JsonObject {
  const type = text(raw['omschrijving']) === '' ? meaning.type(text(raw['roltype'])) : raw;
  const betrokkene = text(raw['betrokkene']);
  return {
    bron: idOf(raw),
    roltype: present({ omschrijving: text(type['omschrijving']), omschrijvingGeneriek: type['omschrijvingGeneriek'] }),
    betrokkeneType: text(raw['betrokkeneType']),
    ...fields(raw, ['afwijkendeNaamBetrokkene', 'indicatieMachtiging', 'beginGeldigheid', 'eindeGeldigheid']),
    roltoelichting: text(raw['roltoelichting']),
    ...instants(raw, ['registratiedatum']),
    ...present({
      betrokkene: betrokkene === '' ? undefined : (meaning.own(betrokkene) ?? betrokkene),
      betrokkeneIdentificatie: tidy(raw['betrokkeneIdentificatie']),
      contactpersoonRol: tidy(raw['contactpersoonRol']),
      authenticatieContext: tidy(raw['authenticatieContext']),
    }),
  };
}

function readZaakobject(raw: JsonObject, meaning: Meaning): JsonObject {
  const object = text(raw['object']);
  const type = text(raw['zaakobjecttype']);
  return {
    bron: idOf(raw),
    objectType: text(raw['objectType']),
    ...fields(raw, ['objectTypeOverige', 'relatieomschrijving']),
    ...present({
      objectTypeOverigeDefinitie: tidy(raw['objectTypeOverigeDefinitie']),
      object: object === '' ? undefined : (meaning.own(object) ?? object),
      objectIdentificatie: tidy(raw['objectIdentificatie']),
      zaakobjecttype: type === '' ? undefined : meaning.type(type)['relatieOmschrijving'],
    }),
  };
}

function readZaakinformatieobject(raw: JsonObject): JsonObject {
  return {
    bron: idOf(raw),
    informatieobject: { bron: uuidOf(raw['informatieobject']) ?? text(raw['informatieobject']) },
    ...fields(raw, ['titel', 'beschrijving', 'aardRelatieWeergave']),
    ...instants(raw, ['registratiedatum', 'vernietigingsdatum']),
  };
}

/** In the order in which it was written. */
function readAudittrail(lines: readonly JsonObject[]): JsonObject[] {
  const read = lines.map((raw): JsonObject => ({
    bron: text(raw['uuid']).toLowerCase(),
    ...instants(raw, ['aanmaakdatum']),
    actie: text(raw['actie']),
    resource: text(raw['resource']),
    ...fields(raw, ['resourceWeergave', 'applicatieWeergave', 'toelichting']),
  }));
  return sorted(read, (one) => `${text(one['aanmaakdatum']).replace('Z', '')}\n${text(one['bron'])}`);
}
