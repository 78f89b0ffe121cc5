// Carries out one step at a ZDS peer, and finds out whether it took effect before.
import type { Readable } from 'node:stream';
import type { Absent, Applied, ApplyContext, Step, Unknowable } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { resolveRefs } from '../../../core/connector/refs';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { placeholder } from '../../../core/xml/with-content';
import { listOf, textOfRaw } from '../message/raw';
import { checkOut, checkedIn } from './check-out';
import { objectOf, type Answer } from './call';
import { answers, type PeerOperation } from './config';
import { keepContent } from './content-kept';
import { sameStatus } from './match';
import { acknowledged } from './on-its-way';
import type { Peer } from './peer';
import { readDocument } from './read-document';
import type { WireContent } from './transport/wire';

export interface Doing {
  readonly peer: Peer;
  readonly host: Pick<Host, 'shelf' | 'spool'>;
  readonly step: Step;
  readonly ctx: ApplyContext;
  readonly signal: AbortSignal;
}

const ABSENT: Absent = { state: 'absent', context: {} };

/** The request with numbers of earlier steps filled in. */
function requestOf({ step, ctx }: Pick<Doing, 'step' | 'ctx'>): { readonly naam: PeerOperation; readonly objecten: readonly JsonObject[]; readonly id: string | null; readonly mutatiesoort: string | null; readonly kenmerk: string | null } {
  const request = resolveRefs(step.request, (name): Json => {
    const id = ctx.results[name]?.id;
    if (typeof id !== 'string') throw new Blocked(diagnostic('ZS9001', `"${step.name}" comes before "${name}"`));
    return id;
  });
  const text = (field: string): string | null => (typeof request[field] === 'string' ? request[field] : null);
  return { naam: text('do') as PeerOperation, objecten: listOf(request['objecten']), id: text('id'), mutatiesoort: text('mutatiesoort'), kenmerk: text('kenmerk') };
}

interface Ready {
  readonly objecten: readonly JsonObject[];
  readonly content?: WireContent;
  discard(): Promise<void>;
}

/** Content whose size the source does not state is measured first: a message says its length before it is sent. */
async function withContent(doing: Doing, objecten: readonly JsonObject[]): Promise<Ready> {
  const { step, ctx, host, signal } = doing;
  const nothing = (): Promise<void> => Promise.resolve();
  if (!step.content) return { objecten, discard: nothing };
  const door = ctx.content;
  if (!door) throw new Blocked(diagnostic('ZS9001', `"${step.name}" was given no content`));
  const mark = placeholder();
  const last = objecten.length - 1;
  const inhoud = objecten[last]?.['inhoud'];
  const type = isObject(inhoud) && typeof inhoud['@contentType'] === 'string' ? inhoud['@contentType'] : 'application/octet-stream';
  const filled = objecten.map((one, at) => (at === last ? { ...one, inhoud: { ...(isObject(inhoud) ? inhoud : {}), '#': mark } } : one));
  const known = step.content['omvang'];
  const content = (size: number, open: () => Promise<Readable>): WireContent => ({ placeholder: mark, size, type, open });
  if (typeof known === 'number') return { objecten: filled, content: content(known, () => door.open(0)), discard: nothing };
  const spooled = await host.spool.keep(await door.open(0), Number.MAX_SAFE_INTEGER, signal);
  return { objecten: filled, content: content(spooled.size, () => host.spool.open(spooled.name)), discard: () => host.spool.discard(spooled.name) };
}

/** The object is not there: it may still be on its way behind a Bv03, so the message comes again. */
function demandPresence(answer: Answer, step: Step): void {
  if (answer.state === 'absent') throw new Retry(diagnostic('ZS4503', answer.said, { field: step.name }));
}

async function number(doing: Doing, naam: PeerOperation): Promise<Applied> {
  const { peer, step, signal } = doing;
  const answer = await peer.tell(naam, { objecten: [], about: `${step.object.kind} ${step.object.key} ${step.name}` }, signal);
  const given = textOfRaw(objectOf(answer)?.['identificatie']);
  if (given === null) throw new Blocked(diagnostic('ZS4505', `${naam}: an answer without identificatie`));
  return { state: 'applied', id: given, result: { nummer: given } };
}

export async function apply(doing: Doing): Promise<Applied> {
  const { peer, host, step, signal } = doing;
  const { naam, objecten, id, mutatiesoort, kenmerk } = requestOf(doing);
  if (naam.startsWith('genereer')) return number(doing, naam);
  const document = naam === 'updateZaakdocument' ? (textOfRaw(objecten[0]?.['identificatie']) ?? '') : null;
  const checkedOutId = document === null ? null : await checkOut(peer, host, document, step.content !== undefined, signal);
  const ready = await withContent(doing, objecten);
  try {
    const parameters: JsonObject = {
      ...(naam === 'creeerZaak' || naam === 'voegZaakdocumentToe' || naam === 'maakZaakdocument' ? { mutatiesoort: 'T' } : {}),
      ...(mutatiesoort === null ? {} : { mutatiesoort }),
      ...(checkedOutId === null ? {} : { checkedOutId }),
    };
    const told = { objecten: ready.objecten, parameters, about: `${step.object.kind} ${step.object.key} ${step.name}`, ...(ready.content && { content: ready.content }), ...(kenmerk !== null && { kenmerk }) };
    demandPresence(await peer.tell(naam, told, signal), step);
  } finally {
    await ready.discard();
  }
  if (peer.settings.peer.shows === 'later') await acknowledged(host.shelf, zaakOf(objecten) ?? step.object.key, peer.now());
  if (document !== null) await checkedIn(host, document);
  if (kenmerk !== null && id !== null) await keepContent(host.shelf, id, { kenmerk, versie: null });
  return { state: 'applied', id: step.action === 'remove' ? null : id, result: { bericht: naam } };
}

/** The zaak a message is about: itself, or that of its document or besluit. */
function zaakOf(objecten: readonly JsonObject[]): string | null {
  const [first, second] = objecten;
  if (first?.['@entiteittype'] === 'BSL') return textOfRaw(second?.['identificatie']);
  if (first?.['@entiteittype'] === 'EDC') return textOfRaw(listOf(listOf(first['isRelevantVoor'])[0]?.['gerelateerde'])[0]?.['identificatie']);
  return textOfRaw(first?.['identificatie']);
}

const applied = (id: string | null): Applied => ({ state: 'applied', id, result: { herkend: true } });

async function zaakThere(peer: Peer, identificatie: string, signal: AbortSignal): Promise<JsonObject | null> {
  return objectOf(await peer.ask('geefZaakdetails', { gelijk: { '@entiteittype': 'ZAK', identificatie } }, signal));
}

/** How each creation is seen to have taken effect. Others may be repeated without looking. */
export async function recognise(doing: Doing): Promise<Applied | Absent | Unknowable> {
  const { peer, signal } = doing;
  const { naam, objecten, id } = requestOf(doing);
  const unknowable = (why: string): Unknowable => ({ state: 'unknowable', why, context: {} });
  const zaak = async (): Promise<JsonObject | null> => zaakThere(peer, textOfRaw(objecten[0]?.['identificatie']) ?? '', signal);
  if (naam === 'creeerZaak' || naam === 'actualiseerZaakstatus') {
    if (!answers(peer.settings, 'geefZaakdetails')) return unknowable('the peer does not answer geefZaakdetails');
    const there = await zaak();
    if (!there) return ABSENT;
    if (naam === 'creeerZaak') return applied(id);
    const wanted = listOf(objecten[1]?.['heeft'])[0];
    return wanted && listOf(there['heeft']).some((one) => sameStatus(one, wanted)) ? applied(id) : ABSENT;
  }
  if (naam === 'voegZaakdocumentToe' || naam === 'maakZaakdocument') {
    if (!answers(peer.settings, 'geefZaakdocumentLezen')) return unknowable('the peer does not answer geefZaakdocumentLezen');
    const there = await readDocument(peer, textOfRaw(objecten[0]?.['identificatie']) ?? '', passOver, signal);
    return there ? applied(id) : ABSENT;
  }
  if (naam === 'zakLk01' && answers(peer.settings, 'geefZaakdetails')) return (await zaak()) ? ABSENT : applied(null);
  // Equal messages go under equal numbers: repeating is the way to know.
  return naam === 'updateZaak' || naam === 'updateZaakdocument' ? ABSENT : unknowable(`${naam} leaves nothing to see`);
}

async function passOver(bytes: AsyncIterable<Buffer>): Promise<string> {
  for await (const chunk of bytes) void chunk;
  return '';
}
