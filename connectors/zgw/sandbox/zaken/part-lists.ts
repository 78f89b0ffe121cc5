// Lists the parts of zaken: those of one zaak from its row, those of one document by its relations, all of them by walking.
import { isObject, type JsonObject } from '../../../../core/model/json';
import { objectsOf } from '../documenten/relations';
import { API, placeFromUrl, uuidAt, type Place } from '../paths';
import { insist, type Invalid } from '../problem';
import type { Client } from '../settings';
import { dossierAt, identify, PARTS, partsOf, type Dossier, type Part, type PartKind } from './dossier';
import { expand, readExpand } from './expand';
import { insistKnown, maySee, paged, readPaging, type Query } from './list';
import { lastStatus, renderPart } from './render';
import type { Room } from './room';

type PartTest = (dossier: Dossier, part: Part, value: string) => boolean;

const held = (part: Part, field: string): string => (typeof part.value[field] === 'string' ? part.value[field] : '');
const own = (field: string): PartTest => (_dossier, part, value) => held(part, field) === value;
const link = (field: string): PartTest => (_dossier, part, value) => held(part, field) === (placeFromUrl(value) ?? value);
const person = (kind: string, field: string): PartTest => (_dossier, part, value) => part.value['betrokkeneType'] === kind && isObject(part.value['betrokkeneIdentificatie']) && part.value['betrokkeneIdentificatie'][field] === value;
const moment = (field: string, passes: (a: number, b: number) => boolean): PartTest => (_dossier, part, value) => passes(Date.parse(held(part, field)), Date.parse(value));
const after = (field: string): Record<string, PartTest> => ({
  [`${field}__gt`]: moment(field, (a, b) => a > b), [`${field}__gte`]: moment(field, (a, b) => a >= b), [`${field}__lt`]: moment(field, (a, b) => a < b), [`${field}__lte`]: moment(field, (a, b) => a <= b),
});

const PERSON = 'betrokkeneIdentificatie__';

/** Query parameters besides the zaak; `zaak` (in notities `gerelateerdAan`) comes with each. */
const FILTERS: Readonly<Record<PartKind, Readonly<Record<string, PartTest>>>> = {
  status: { statustype: link('statustype'), indicatieLaatstGezetteStatus: (dossier, part, value) => (lastStatus(dossier) === part) === (value.toLowerCase() === 'true') },
  resultaat: { resultaattype: link('resultaattype') },
  rol: {
    betrokkene: own('betrokkene'), betrokkeneType: own('betrokkeneType'), roltype: link('roltype'), omschrijving: own('omschrijving'), omschrijvingGeneriek: own('omschrijvingGeneriek'),
    [`${PERSON}natuurlijkPersoon__inpBsn`]: person('natuurlijk_persoon', 'inpBsn'), [`${PERSON}natuurlijkPersoon__anpIdentificatie`]: person('natuurlijk_persoon', 'anpIdentificatie'),
    [`${PERSON}natuurlijkPersoon__inpA_nummer`]: person('natuurlijk_persoon', 'inpA_nummer'), [`${PERSON}nietNatuurlijkPersoon__innNnpId`]: person('niet_natuurlijk_persoon', 'innNnpId'),
    [`${PERSON}nietNatuurlijkPersoon__annIdentificatie`]: person('niet_natuurlijk_persoon', 'annIdentificatie'), [`${PERSON}vestiging__vestigingsNummer`]: person('vestiging', 'vestigingsNummer'),
    [`${PERSON}organisatorischeEenheid__identificatie`]: person('organisatorische_eenheid', 'identificatie'), [`${PERSON}medewerker__identificatie`]: person('medewerker', 'identificatie'),
  },
  zaakobject: { object: own('object'), objectType: own('objectType') },
  zaakinformatieobject: { informatieobject: link('informatieobject') },
  zaakeigenschap: {},
  klantcontact: {},
  notitie: { onderwerp: own('onderwerp'), aangemaaktDoor: own('aangemaaktDoor'), notitieType: own('notitieType'), status: own('status'), ...after('aanmaakdatum'), ...after('wijzigingsdatum') },
  substatus: { doelgroep: own('doelgroep'), status: link('status'), ...after('tijdstip') },
  contactmoment: { contactmoment: own('contactmoment') },
  verzoek: { verzoek: own('verzoek') },
};

/** These come whole, as an array (open-zaak#1369). */
const WHOLE: ReadonlySet<PartKind> = new Set(['zaakinformatieobject', 'zaakeigenschap', 'contactmoment', 'verzoek']);

const PAGE = 500;

/** Every zaak there is, the newest first, a batch at a time. */
async function* everyZaak(room: Room): AsyncGenerator<readonly Dossier[]> {
  const asked = { name: '', passes: () => true, order: [], light: true, between: [1, room.seeding.count] as const, all: true };
  for (let offset = 0; ; offset += PAGE) {
    const { serials } = await room.index.page(asked, offset, PAGE);
    const found = await Promise.all(serials.map((serial) => dossierAt(room.shelf, room.compute, serial)));
    yield found.filter((dossier): dossier is Dossier => dossier !== undefined);
    if (serials.length < PAGE) return;
  }
}

async function atPlaces(room: Room, places: readonly string[]): Promise<Dossier[]> {
  const found = await Promise.all(places.map(async (place) => {
    const it = identify(room.numbers, uuidAt(place));
    const dossier = it?.kind === 'zaak' ? await dossierAt(room.shelf, room.compute, it.serial) : undefined;
    return dossier && dossier.nonce === it?.nonce ? [dossier] : [];
  }));
  return found.flat();
}

async function* candidates(room: Room, zaak: Place | null | undefined, informatieobject: string | undefined): AsyncGenerator<readonly Dossier[]> {
  if (zaak !== undefined) yield zaak === null ? [] : await atPlaces(room, [zaak]);
  else if (informatieobject) yield await atPlaces(room, (await objectsOf(room.documents, room.shelf, placeFromUrl(informatieobject) ?? '')).filter((place) => place.startsWith('zaken:zaken/')));
  else yield* everyZaak(room);
}

/** One list. Throws Problem 400, 404. */
export async function listParts(room: Room, client: Client, kind: PartKind, query: Query, root: string): Promise<JsonObject | JsonObject[]> {
  const ofZaak = kind === 'notitie' ? 'gerelateerdAan' : 'zaak';
  const filters = FILTERS[kind];
  const paging = WHOLE.has(kind) ? [] : room.version === '1.5' ? ['page', 'pageSize'] : ['page'];
  insistKnown(query, [ofZaak, ...Object.keys(filters), ...paging, ...(room.version === '1.7' ? ['expand'] : []), ...(kind === 'notitie' ? ['ordering'] : [])]);
  const urls = [ofZaak, 'statustype', 'resultaattype', 'roltype', 'informatieobject'].filter((name) => query[name] && !URL.canParse(query[name]));
  insist(urls.map((name): Invalid => ({ name, code: 'invalid', reason: 'Voer een geldige URL in.' })));
  const paths = readExpand(room, query['expand'], 'part');
  const at = WHOLE.has(kind) ? { page: 1, size: Number.MAX_SAFE_INTEGER } : readPaging(room, query);
  const zaak = query[ofZaak] ? placeFromUrl(query[ofZaak]) : undefined;
  const asked = Object.entries(filters).filter(([name]) => query[name] !== undefined && query[name] !== '');
  const results: JsonObject[] = [];
  let count = 0;
  for await (const dossiers of candidates(room, zaak, kind === 'zaakinformatieobject' ? query['informatieobject'] : undefined)) {
    for (const dossier of dossiers) {
      if (!maySee(client, dossier)) continue;
      for (const part of [...partsOf(dossier, kind)].reverse()) {
        if (!asked.every(([name, test]) => test(dossier, part, query[name] ?? ''))) continue;
        if (count >= (at.page - 1) * at.size && results.length < at.size) results.push(renderPart(room, dossier, kind, part, root));
        count += 1;
      }
    }
  }
  const shown = await expand(room, room.shelf, results, paths, root);
  return WHOLE.has(kind) ? shown : paged(`${API.zaken}/${PARTS[kind]}`, query, at, count, shown, root);
}
