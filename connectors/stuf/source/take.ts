// Takes a kennisgeving in: folds it into what is known of its object, and says whose turn it is to be looked at.
import { createHash } from 'node:crypto';
import type { Host, Shelf } from '../../../core/connector/host';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Ref } from '../../../core/model/ref';
import type { Bericht } from '../message/bericht';
import { listOf, textOfRaw } from '../message/raw';
import { StufFault } from '../service/fault';
import { momentNow } from '../target/moment';
import { fold, type Known } from './fold';
import { entryOf, KIND_OF, knownIn, linkKey, remembered } from './memory';

/** What it reads and writes; the shelf is held by the caller, so that nobody folds beside it. */
type Memory = Pick<Host, 'inbox' | 'clock' | 'connection'> & { readonly shelf: Omit<Shelf, 'exclusively'> };

export interface Taken {
  readonly names: readonly { readonly ref: Ref; readonly stamp?: string }[];
  /** It came before; nothing was folded. */
  readonly again: boolean;
  /** Names of spooled contents that nothing refers to any more. */
  readonly loose: readonly string[];
}

const spoolOf = (object: JsonObject | undefined): string | null => (isObject(object?.['inhoud']) && typeof object['inhoud']['spool'] === 'string' ? object['inhoud']['spool'] : null);

/** Contents by their hash: a resend is spooled under another name. */
function hashOf(bericht: Bericht): string {
  const objecten = bericht.objecten.map((one) => (isObject(one['inhoud']) ? { ...one, inhoud: Object.fromEntries(Object.entries(one['inhoud']).filter(([name]) => name !== 'spool')) } : one));
  return createHash('sha256').update(canonical(JSON.parse(JSON.stringify({ root: bericht.root, parameters: bericht.parameters, objecten, tijdstip: bericht.stuurgegevens.tijdstipBericht })) as Json)).digest('hex');
}

const numberKey = ({ stuurgegevens: { zender, referentienummer } }: Bericht): string =>
  `nummer/${[zender?.organisatie ?? '', zender?.applicatie ?? '', referentienummer ?? ''].map(encodeURIComponent).join('/')}`;

/** Zaken a document is said to belong to. */
const zakenOf = (known: Known): string[] => listOf(known.value['isRelevantVoor']).flatMap((one) => textOfRaw(listOf(one['gerelateerde'])[0]?.['identificatie']) ?? []);

function about(bericht: Bericht): { readonly identificatie: string; readonly entiteit: string } {
  const object = bericht.objecten.at(-1);
  const identificatie = textOfRaw(object?.['identificatie']) ?? textOfRaw(bericht.objecten[0]?.['identificatie']);
  if (identificatie === null) throw new StufFault('StUF055', 'identificatie ontbreekt', 'Een kennisgeving noemt het object dat zij betreft.');
  const entiteit = bericht.stuurgegevens.entiteittype ?? (typeof object?.['@entiteittype'] === 'string' ? object['@entiteittype'] : '');
  return { identificatie, entiteit };
}

/**
 * What came under this number before is known: an equal message changes nothing, another one is refused (StUF016). What is folded is in the
 * inbox when this resolves; folding it again has no second effect, so nothing is lost where it stops half-way.
 */
export async function takeIn(host: Memory, bericht: Bericht): Promise<Taken> {
  const { identificatie, entiteit } = about(bericht);
  const kind = KIND_OF[entiteit];
  if (kind === undefined) throw new StufFault('StUF028', `entiteittype ${entiteit} wordt hier niet aangenomen`);
  const ref: Ref = { system: host.connection, kind, id: identificatie };
  const hash = hashOf(bericht);
  const came = bericht.stuurgegevens.referentienummer === null ? undefined : await host.shelf.get(numberKey(bericht));
  const spooled = bericht.objecten.flatMap((one) => spoolOf(one) ?? []);
  if (isObject(came) && came['hash'] !== hash) throw new StufFault('StUF016', 'Dit referentienummer is al gebruikt voor een ander bericht');
  if (isObject(came)) return { names: [{ ref }], again: true, loose: spooled };

  const before = await remembered(host, ref);
  const tijdstip = bericht.stuurgegevens.tijdstipBericht ?? momentNow(host.clock.now());
  const known = fold(before, { mutatiesoort: textOfRaw(bericht.parameters['mutatiesoort']) ?? 'T', objecten: bericht.objecten, tijdstip });
  const entry = entryOf(ref, known, { bericht: bericht.stuurgegevens.referentienummer ?? '', tijdstip, root: bericht.root.name });
  await host.inbox.put([entry]);
  const zaken = kind === 'informatieobject' ? await relink(host, identificatie, zakenOf(before), known.gone === null ? zakenOf(known) : []) : [];
  if (bericht.stuurgegevens.referentienummer !== null) await host.shelf.put(numberKey(bericht), { hash, at: host.clock.now().getTime() });
  const kept = spoolOf(known.value);
  const loose = [...spooled, ...[spoolOf(before.value)].filter((name) => name !== null)].filter((name) => name !== kept || known.gone !== null);
  return { names: [{ ref, stamp: entry.stamp }, ...zaken.map((one) => ({ ref: one }))], again: false, loose };
}

/** A zaak that was told of is looked at again when a document comes to it or leaves it. */
async function relink(host: Memory, document: string, before: readonly string[], now: readonly string[]): Promise<Ref[]> {
  for (const zaak of before) if (!now.includes(zaak)) await host.shelf.remove(linkKey(zaak, document));
  for (const zaak of now) await host.shelf.put(linkKey(zaak, document), document);
  const names: Ref[] = [];
  for (const zaak of new Set([...before, ...now])) {
    const ref: Ref = { system: host.connection, kind: 'zaak', id: zaak };
    if (knownIn(await host.inbox.get(ref))) names.push(ref);
  }
  return names;
}

const DAY = 86_400_000;

/** Forgets numbers of messages of more than so many days ago. */
export async function forgetNumbers(host: Pick<Host, 'shelf' | 'clock'>, days: number): Promise<void> {
  const before = host.clock.now().getTime() - days * DAY;
  for (let after: string | null = null; ; ) {
    const page: { readonly key: string; readonly value: Json }[] = await host.shelf.scan('nummer/', after, 500);
    for (const { key, value } of page) if (isObject(value) && typeof value['at'] === 'number' && value['at'] < before) await host.shelf.remove(key);
    const last = page.at(-1);
    if (!last || page.length < 500) return;
    after = last.key;
  }
}
