// Writes what was read at one register to another, as the bare client of the floor does: hosts change, objects are made anew.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { Refusal, type Client } from './client';

export interface Writing {
  /** Answers its address. */
  document(read: JsonObject, bytes: Buffer, rights: readonly JsonObject[]): Promise<string>;
  /** `made`: addresses of its documents, source → target. */
  zaak(read: JsonObject, made: ReadonlyMap<string, string>): Promise<void>;
}

interface Between {
  readonly from: string;
  readonly to: string;
  /** Told of a write of a part that was refused; the zaak goes on. */
  readonly refused: (what: string) => void;
}

/** What a register makes itself, or what would refer to an object that has another address there. */
const LEFT_OUT: ReadonlySet<string> = new Set(['url', 'uuid', '_expand', 'hoofdzaak', 'relevanteAndereZaken', 'gerelateerdeZaken', 'gezetdoor', 'einddatum', 'archiefnominatie', 'archiefactiedatum', 'archiefstatus', 'startdatumBewaartermijn', 'selectielijstklasse', 'statussen', 'besluiten']);
const PARTS = ['rollen', 'zaakobjecten', 'eigenschappen', 'zaakinformatieobjecten'] as const;

/** What an API says where there is nothing, and refuses when it is sent back. */
const isEmpty = (value: Json): boolean => value === null || value === '' || (isObject(value) && Object.values(value).every(isEmpty));

const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export function openWriting(client: Client, { from, to, refused }: Between): Writing {
  const moved = (one: JsonObject, ...less: readonly string[]): JsonObject => {
    const rest = Object.fromEntries(Object.entries(one).filter(([field, value]) => !LEFT_OUT.has(field) && !less.includes(field) && !isEmpty(value)));
    return JSON.parse(JSON.stringify(rest).replaceAll(from, to)) as JsonObject;
  };
  const zaken = `${to}/zaken/api/v1`;
  const attempt = async (path: string, body: JsonObject): Promise<JsonObject> => {
    try {
      return await client.call('POST', path, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(error.message);
      return {};
    }
  };

  return {
    document: async (read, bytes, rights) => {
      const body: JsonObject = { ...moved(read, 'bestandsdelen', 'locked', 'versie', 'beginRegistratie'), inhoud: bytes.toString('base64'), bestandsomvang: bytes.length, ...(rights.length > 0 ? { indicatieGebruiksrecht: null } : {}) };
      const made = text((await client.call('POST', `${to}/documenten/api/v1/enkelvoudiginformatieobjecten`, body))['url']);
      for (const right of rights) await attempt(`${to}/documenten/api/v1/gebruiksrechten`, { ...moved(right), informatieobject: made });
      return made;
    },
    zaak: async (read, made) => {
      const expanded = isObject(read['_expand']) ? read['_expand'] : {};
      const [rollen, zaakobjecten, eigenschappen, links] = PARTS.map((name) => listOf(expanded[name]).map((part) => moved(part, 'zaak')));
      const documents = (links ?? []).map((link, at): JsonObject => ({ ...link, informatieobject: made.get(text(listOf(expanded['zaakinformatieobjecten'])[at]?.['informatieobject'])) ?? '' }));
      const statussen = listOf(read['statussen']).sort((a, b) => (text(a['datumStatusGezet']) < text(b['datumStatusGezet']) ? -1 : 1)).map((status) => moved(status, 'zaak'));
      const isClosed = text(read['einddatum']) !== '';
      const [first, ...later] = statussen;
      const fields = moved(read, 'rollen', 'zaakobjecten', 'eigenschappen', 'zaakinformatieobjecten', 'status', 'resultaat', 'deelzaken');
      const answer = first === undefined
        ? { zaak: await client.call('POST', `${zaken}/zaken`, fields) }
        : await client.call('POST', `${zaken}/zaak_registreren`, { zaak: fields, rollen: rollen ?? [], status: first, zaakinformatieobjecten: documents, zaakobjecten: zaakobjecten ?? [] });
      const url = text(isObject(answer['zaak']) ? answer['zaak']['url'] : undefined);
      for (const part of eigenschappen ?? []) await attempt(`${url}/zaakeigenschappen`, { ...part, zaak: url });
      const last = isClosed ? later.pop() : undefined;
      for (const status of later) await attempt(`${zaken}/statussen`, { ...status, zaak: url });
      for (const { besluit, documenten } of listOf(read['besluiten']) as { besluit: JsonObject; documenten: JsonObject[] }[]) {
        const decided = documenten.map((link): JsonObject => ({ informatieobject: made.get(text(link['informatieobject'])) ?? '' }));
        await attempt(`${to}/besluiten/api/v1/besluit_verwerken`, { besluit: { ...moved(besluit), zaak: url }, besluitinformatieobjecten: decided });
      }
      const resultaat = isObject(expanded['resultaat']) ? moved(expanded['resultaat'], 'zaak') : null;
      if (last !== undefined && resultaat !== null) await attempt(`${zaken}/zaak_afsluiten/${url.split('/').at(-1) ?? ''}`, { zaak: {}, resultaat, status: last });
    },
  };
}
