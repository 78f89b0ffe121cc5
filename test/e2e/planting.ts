// Plants differences straight at a register, as people and accidents there would: one per subject, each with what a proof must say of it.
import type { House } from '../../core/compose';
import type { Sandbox } from '../../core/connector/contract';
import { isObject, type JsonObject } from '../../core/model/json';
import type { DeliveryRow } from '../../core/sync/ports';
import { asPerson } from '../support/registers';

export const DIFFERENCES = 100;

/** What a proof must say of one subject. `path` null: its state says it all. */
export interface Planted {
  readonly what: string;
  readonly subject: string;
  readonly state: 'differs' | 'missing' | 'extra';
  readonly path: RegExp | null;
}

/** Changes one object at the target; null: this one has nothing of the kind. */
type Planting = (at: Sandbox, id: string) => Promise<Pick<Planted, 'what' | 'path'> & Partial<Pick<Planted, 'state'>> | null>;

const roots = (at: Sandbox, api: 'zaken' | 'documenten'): string => String(at.connection[api]);
const rows = async (url: string): Promise<JsonObject[]> => {
  const answer: unknown = await asPerson(url, 'GET');
  const list = Array.isArray(answer) ? answer : (answer as JsonObject)['results'];
  return (list as JsonObject[]).filter(isObject);
};
const zaakUrl = (at: Sandbox, id: string): string => `${roots(at, 'zaken')}/zaken/${id}`;
const partsOf = (at: Sandbox, id: string, kind: string): Promise<JsonObject[]> => rows(`${roots(at, 'zaken')}/${kind}?zaak=${encodeURIComponent(zaakUrl(at, id))}`);
const urlOf = (one: JsonObject): string => String(one['url']);

/** Changes a document in the only way there is: locked, with a version more. */
async function rewrite(at: Sandbox, id: string, change: JsonObject): Promise<void> {
  const url = `${roots(at, 'documenten')}/enkelvoudiginformatieobjecten/${id}`;
  const lock = (await asPerson(`${url}/lock`, 'POST', {}))?.['lock'] ?? '';
  await asPerson(url, 'PATCH', { ...change, lock });
  await asPerson(`${url}/unlock`, 'POST', { lock });
}

const field = (name: string, value: string): Planting => async (at, id) => {
  await asPerson(zaakUrl(at, id), 'PATCH', { [name]: value });
  return { what: name, path: new RegExp(`^${name}$`) };
};

const changedRol: Planting = async (at, id) => {
  const [rol] = await partsOf(at, id, 'rollen');
  if (!rol) return null;
  await asPerson(urlOf(rol), 'DELETE');
  return { what: 'a rol was removed', path: /^rollen\[/ };
};

const changedEigenschap: Planting = async (at, id) => {
  const [eigenschap] = await rows(`${zaakUrl(at, id)}/zaakeigenschappen`);
  if (!eigenschap) return null;
  await asPerson(urlOf(eigenschap), 'PATCH', { waarde: 'iets anders' });
  return { what: 'an eigenschap was changed', path: /^eigenschappen\[.*\.waarde$/ };
};

const lostLink: Planting = async (at, id) => {
  const [link] = await partsOf(at, id, 'zaakinformatieobjecten');
  if (!link) return null;
  await asPerson(urlOf(link), 'DELETE');
  return { what: 'a document was taken out of the zaak', path: /^zaakinformatieobjecten\[/ };
};

const wrongResultaat: Planting = async (at, id) => {
  const [resultaat] = await partsOf(at, id, 'resultaten');
  if (!resultaat) return null;
  await asPerson(urlOf(resultaat), 'PATCH', { toelichting: 'Toch anders' });
  return { what: 'the resultaat was changed', path: /^resultaat/ };
};

/** Back to where it was before: a closed zaak is opened by it, and its dates go. */
const wrongStatus: Planting = async (at, id) => {
  const statussen = (await partsOf(at, id, 'statussen')).sort((a, b) => (String(a['datumStatusGezet']) < String(b['datumStatusGezet']) ? -1 : 1));
  const [first, second] = statussen;
  if (!first || !second) return null;
  await asPerson(`${roots(at, 'zaken')}/statussen`, 'POST', { zaak: zaakUrl(at, id), statustype: first['statustype'] ?? '', datumStatusGezet: new Date().toISOString(), statustoelichting: 'Terug' });
  return { what: 'another status was set', path: /^(statussen|einddatum|archief|startdatumBewaartermijn|resultaat)/ };
};

const flipped: Planting = async (at, id) => {
  const url = `${roots(at, 'documenten')}/enkelvoudiginformatieobjecten/${id}`;
  const document = await asPerson(url, 'GET');
  const { content } = (await (await fetch(`${at.url}/sandbox/content/${id}`)).json()) as { content: { size: number } };
  // Not the bytes it has, but as many of them.
  await rewrite(at, id, { inhoud: Buffer.alloc(content.size, 0x2a).toString('base64'), bestandsomvang: document?.['bestandsomvang'] ?? 0 });
  return { what: 'other bytes of the same size', path: /^inhoud/ };
};

const changedDocument = (name: string, value: string): Planting => async (at, id) => {
  await rewrite(at, id, { [name]: value });
  return { what: name, path: new RegExp(`^${name}$`) };
};

const ON_ZAKEN: readonly Planting[] = [
  field('omschrijving', 'Iets anders'), field('toelichting', 'Geheel anders'), field('einddatumGepland', '2031-02-03'), field('verantwoordelijkeOrganisatie', '111222333'), field('publicatiedatum', '2031-02-04'),
  changedRol, changedEigenschap, lostLink, wrongResultaat, wrongStatus,
];
const ON_DOCUMENTS: readonly Planting[] = [changedDocument('titel', 'Een andere titel'), changedDocument('auteur', 'Iemand anders'), changedDocument('beschrijving', 'Niet wat er stond'), flipped, flipped];

async function links(house: House, sync: string): Promise<{ readonly id: string; readonly subject: string }[]> {
  const found: readonly DeliveryRow[] = await house.store.questions.deliveries({ sync }, null, 1_000);
  return found.map(({ ref, base }) => ({ id: base?.links[''] ?? '', subject: `${ref.kind}/${ref.id}` }));
}

/** One planting after another, round and round, until there are so many; each subject gets one at most. */
async function spread(at: Sandbox, subjects: { readonly id: string; readonly subject: string }[], kinds: readonly Planting[], count: number): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const { id, subject } of subjects) {
    for (let turn = 0; turn < kinds.length && planted.length < count; turn += 1) {
      const done = await kinds[(planted.length + turn) % kinds.length]?.(at, id);
      if (!done) continue;
      planted.push({ state: 'differs', ...done, subject });
      break;
    }
  }
  return planted;
}

/** A document that nothing speaks of is taken away; a zaak nobody delivered is added. */
async function lost(at: Sandbox, { id, subject }: { readonly id: string; readonly subject: string }): Promise<Planted> {
  await asPerson(`${roots(at, 'documenten')}/enkelvoudiginformatieobjecten/${id}`, 'DELETE');
  return { what: 'a document was lost', subject, state: 'missing', path: null };
}

async function extra(at: Sandbox, like: string): Promise<Planted> {
  const { zaaktype = '', bronorganisatie = '', verantwoordelijkeOrganisatie = '' } = (await asPerson(zaakUrl(at, like), 'GET')) ?? {};
  const made = await asPerson(`${roots(at, 'zaken')}/zaken`, 'POST', { zaaktype, bronorganisatie, verantwoordelijkeOrganisatie, startdatum: '2026-01-05', omschrijving: 'Van hen zelf' });
  return { what: 'a zaak nobody delivered', subject: `zaak/${String(made?.['uuid'])}`, state: 'extra', path: null };
}

/** Half of them at zaken, half at documents; five documents are lost with their links, five zaken are extra. */
export async function plant(house: House, at: Sandbox): Promise<Planted[]> {
  const zaken = await links(house, 'zaken');
  const documents = await links(house, 'documenten');
  const onZaken = await spread(at, zaken.slice(0, 50), ON_ZAKEN, 45);
  const free = new Set(onZaken.map(({ subject }) => subject));
  const untouched = zaken.filter(({ subject }) => !free.has(subject));
  const without: Planted[] = [];
  const gone = new Set<string>();
  for (const { id, subject } of untouched.slice(0, 5)) {
    const [link] = await partsOf(at, id, 'zaakinformatieobjecten');
    const document = documents.find((one) => one.id === String(link?.['informatieobject']).split('/').at(-1));
    if (!link || !document) continue;
    await asPerson(urlOf(link), 'DELETE');
    without.push({ what: 'its document was lost', subject, state: 'differs', path: /^zaakinformatieobjecten\[/ }, await lost(at, document));
    gone.add(document.subject);
  }
  const onDocuments = await spread(at, documents.filter(({ subject }) => !gone.has(subject)), ON_DOCUMENTS, DIFFERENCES - onZaken.length - without.length - 5);
  const extras: Planted[] = [];
  for (const { id } of zaken.slice(0, 5)) extras.push(await extra(at, id));
  return [...onZaken, ...without, ...onDocuments, ...extras];
}
