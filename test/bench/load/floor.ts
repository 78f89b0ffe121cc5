// The floor of a load: the same calls by a bare pooled client that knows nothing, looks nothing up and keeps nothing.
import type { Sandbox } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { openClient, pages, Refusal, type Client } from './client';
import { openWriting, type Writing } from './write';

const EXPAND = 'resultaat,rollen,eigenschappen,zaakobjecten,zaakinformatieobjecten';

export interface Floor {
  readonly zaken: number;
  readonly documenten: number;
  /** Writes that the target refused: the bare client does not wait for what a zaak leans on. */
  readonly refused: readonly string[];
}

const results = (page: JsonObject): JsonObject[] => (Array.isArray(page['results']) ? (page['results'] as Json[]) : Array.isArray(page) ? page : []).filter(isObject);
const own = (one: JsonObject, field: string): string => String(one[field] ?? '');

/** Objects of these addresses with one call, as a source asks for them. */
async function together(client: Client, url: string, addresses: readonly string[]): Promise<readonly JsonObject[]> {
  if (addresses.length === 0) return [];
  return results(await client.call('POST', url, { uuid__in: addresses.map((one) => one.split('/').at(-1) ?? '') }));
}

/** The parts of a zaak that do not come along with it. */
async function readZaak(client: Client, root: string, zaak: JsonObject): Promise<JsonObject> {
  const url = own(zaak, 'url');
  const [statussen, besluiten] = await Promise.all([
    client.call('GET', `${root}/zaken/api/v1/statussen?zaak=${encodeURIComponent(url)}`),
    client.call('GET', `${root}/besluiten/api/v1/besluiten?zaak=${encodeURIComponent(url)}`),
  ]);
  const made = await Promise.all(results(besluiten).map(async (besluit) => ({ besluit, documenten: await client.call('GET', `${root}/besluiten/api/v1/besluitinformatieobjecten?besluit=${encodeURIComponent(own(besluit, 'url'))}`) })));
  const links = made.map(({ besluit, documenten }): JsonObject => ({ besluit, documenten: (Array.isArray(documenten) ? documenten : []) as Json[] }));
  return { ...zaak, statussen: results(statussen), besluiten: links };
}

/** Reads the content of a document and posts both; answers its address at the target. */
async function moveDocument(client: Client, writing: Writing, document: JsonObject): Promise<string> {
  const url = own(document, 'url');
  const bytes = await client.bytes(`${url}/download?versie=${Number(document['versie'] ?? 1)}`);
  const rights = document['indicatieGebruiksrecht'] === true ? await client.call('GET', `${url.split('/enkelvoudig')[0]}/gebruiksrechten?informatieobject=${encodeURIComponent(url)}`) : null;
  return writing.document(document, bytes, rights === null ? [] : Array.isArray(rights) ? (rights as Json[]).filter(isObject) : results(rights));
}

/** Moves every zaak with its documents, `atOnce` zaken at a time. The catalogi of both must have the same UUIDs. */
export async function runFloor(bron: Sandbox, doel: Sandbox, atOnce: number): Promise<Floor> {
  const client = openClient(atOnce);
  const refused: string[] = [];
  const writing = openWriting(client, { from: bron.url, to: doel.url, refused: (error) => refused.push(error) });
  let [zaken, documenten] = [0, 0];
  const move = async (expanded: JsonObject): Promise<void> => {
    const zaak = await readZaak(client, bron.url, expanded);
    const links = (isObject(zaak['_expand']) && Array.isArray(zaak['_expand']['zaakinformatieobjecten']) ? zaak['_expand']['zaakinformatieobjecten'] : []).filter(isObject);
    const made = new Map<string, string>();
    for (const document of await together(client, `${bron.url}/documenten/api/v1/enkelvoudiginformatieobjecten/_zoek`, links.map((link) => own(link, 'informatieobject')))) {
      made.set(own(document, 'url'), await moveDocument(client, writing, document));
      documenten += 1;
    }
    await writing.zaak(zaak, made);
    zaken += 1;
  };
  const waiting: string[] = [];
  const listing = (async function* () {
    for await (const page of pages(client, `${bron.url}/zaken/api/v1/zaken`)) yield* await together(client, `${bron.url}/zaken/api/v1/zaken/_zoek?expand=${EXPAND}`, page.map((one) => own(one, 'url')));
  })();
  const mover = async (): Promise<void> => {
    for (let next = await listing.next(); next.done !== true; next = await listing.next()) {
      await move(next.value).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        waiting.push(error.message);
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, mover));
  } finally {
    client.close();
  }
  return { zaken, documenten, refused: [...refused, ...waiting] };
}
