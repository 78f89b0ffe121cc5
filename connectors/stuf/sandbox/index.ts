// Plays a document archive that speaks ZDS 1.1 and 1.2 over real HTTP: state on a shelf, contents in files, and misbehaviour on request.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { SandboxFactory } from '../../../core/connector/contract';
import type { Clock, Shelf } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import { readMessage } from '../../../core/xml/mtom';
import type { XmlTree } from '../../../core/xml/tree';
import type { Bericht } from '../message/bericht';
import { SOAP12 } from '../message/namespaces';
import { unwrap } from '../target/find-bericht';
import { StufFault } from '../service/fault';
import type { SoapVersion } from '../target/transport/envelope';
import { fault, said, withDocument, xml, type Reply } from './answer';
import { contentsIn, type Contents } from './contents';
import { isKnown } from './users';
import { makeMood, type Mood } from './mood';
import { asFault, carryOut, filesOf, recogniseMessage, type Taken } from './receive';
import { misbehaviour, settings as shape, type Misbehaviour, type SandboxSettings } from './settings';
import { edcAt, effects, zaakAt } from './state';

interface Play {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly settings: SandboxSettings;
  readonly contents: Contents;
  readonly mood: Mood;
}

const NOBODY: Pick<Bericht, 'stuurgegevens'> = {
  stuurgegevens: { berichtcode: '', zender: null, ontvanger: null, referentienummer: null, tijdstipBericht: null, crossRefnummer: null, entiteittype: null, functie: null },
};

const HTML: Reply = { status: 502, type: 'text/html', body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };

/** SOAP 1.2 tells the action in the media type. */
function actionOf(request: FastifyRequest): string | null {
  const header = request.headers['soapaction'];
  if (typeof header === 'string') return header;
  return /action="?([^";]+)"?/.exec(request.headers['content-type'] ?? '')?.[1] ?? null;
}

async function read(play: Play, request: FastifyRequest): Promise<{ readonly tree: XmlTree; readonly soap: SoapVersion }> {
  const tree = await readMessage(request.body as AsyncIterable<Buffer>, request.headers['content-type'], {
    file: 'request',
    cut: (names) => (names.at(-1)?.name === 'inhoud' ? async (bytes) => JSON.stringify(await play.contents.keep(bytes)) : null),
  });
  return { tree, soap: tree.ns === SOAP12 ? '1.2' : '1.1' };
}

const eigen = (play: Play) => ({ referentienummer: randomUUID(), nu: play.clock.now() });

function refuse(play: Play, soap: SoapVersion, taken: Taken | null, error: StufFault, wrong: Misbehaviour | null): Reply {
  const fo = taken?.operatie.fout ?? 'Fo03';
  const made = fault(fo, taken?.bericht ?? NOBODY, error, eigen(play));
  if (wrong?.do === 'fault-in-200') return xml(soap, 200, made.bare);
  if (wrong?.do === 'tempuri') return xml(soap, 200, `<Result xmlns="http://tempuri.org/">${made.bare}</Result>`);
  return xml(soap, 500, made.fault(soap));
}

async function good(play: Play, soap: SoapVersion, taken: Taken, wrong: Misbehaviour | null): Promise<Reply> {
  const { said: answer, again } = await carryOut(taken, play.shelf, play.clock, play.settings);
  if (again) for (const file of filesOf(taken.bericht)) await play.contents.discard(file);
  const { body, placeholder } = said(taken.operatie, taken.bericht, answer, eigen(play));
  if (answer.inhoud && placeholder !== null) {
    const { inhoud } = answer;
    return withDocument(soap, body, placeholder, inhoud.omvang, () => Promise.resolve(play.contents.open(inhoud)));
  }
  return xml(soap, 200, wrong?.do === 'tempuri' ? `<Result xmlns="http://tempuri.org/">${body}</Result>` : body);
}

/** null: the connection was broken. */
async function answer(play: Play, request: FastifyRequest): Promise<Reply | null> {
  let soap: SoapVersion = '1.1';
  let taken: Taken | null = null;
  let wrong: Misbehaviour | null = null;
  try {
    const got = await read(play, request);
    soap = got.soap;
    if (!isKnown(play.settings, request.headers.authorization, got.tree)) return { status: 401, type: 'text/plain', body: 'who are you?' };
    const found = unwrap(got.tree);
    if (found.holds !== 'message') throw new StufFault('StUF055', 'Er is geen StUF-bericht in gevonden');
    taken = recogniseMessage(found.message, actionOf(request), play.settings);
    wrong = play.mood.of(taken.operatie.naam);
    if (wrong?.do === 'slow') await wait(wrong.delayMs);
    if (wrong?.do === 'drop') return null;
    if (wrong?.do === 'html') return HTML;
    if (wrong?.do === 'bare-fault') return xml('1.2', 500, `<s:Fault xmlns:s="${SOAP12}"><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text xml:lang="nl">interne fout</s:Text></s:Reason></s:Fault>`);
    if (wrong?.do === 'fault' || wrong?.do === 'fault-in-200') throw new StufFault(wrong.code, 'Zoals gevraagd');
    const reply = await good(play, soap, taken, wrong);
    if (wrong?.do === 'lose-answer') return null;
    return wrong?.do === 'empty' ? { status: 200, type: 'text/xml', body: '' } : reply;
  } catch (error) {
    if (taken) for (const file of filesOf(taken.bericht)) await play.contents.discard(file);
    return refuse(play, soap, taken, asFault(error), wrong);
  }
}

function send(reply: FastifyReply, said: Reply | null): FastifyReply {
  if (said === null) {
    reply.hijack();
    reply.raw.socket?.destroy();
    return reply;
  }
  void reply.code(said.status).type(said.type);
  if (typeof said.body === 'string') return reply.send(said.body);
  return reply.header('content-length', said.body.length).send(said.body.body);
}

/** Its own questions stand beside the interface and never misbehave. */
function ownRoutes(app: FastifyInstance, play: Play): void {
  app.get('/sandbox/effects', () => effects(play.shelf));
  app.get('/sandbox/zaken/:id', async (request) => ({ zaak: (await zaakAt(play.shelf, (request.params as { id: string }).id)) ?? null }));
  app.get('/sandbox/documenten/:id', async (request) => ({ document: (await edcAt(play.shelf, (request.params as { id: string }).id)) ?? null }));
  app.post('/sandbox/misbehave', async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request.body as AsyncIterable<Buffer>) parts.push(part);
    const rules = misbehaviour.array().safeParse(JSON.parse(Buffer.concat(parts).toString() || '[]'));
    if (!rules.success) return reply.code(400).send({ problem: rules.error.message });
    play.mood.set(rules.data);
    return reply.send({});
  });
}

/** Listens on the loopback address only. `settings`: see settings.ts. */
export const sandbox: SandboxFactory = async ({ port, settings: given }, { shelf, clock, root, connection }) => {
  const settings = shape.parse(given);
  const folder = root === undefined ? path.join(tmpdir(), `zaaksluis-zds-${randomUUID()}`) : path.join(root, 'sandbox', connection ?? 'stuf');
  const play: Play = { shelf, clock, settings, contents: contentsIn(folder), mood: makeMood(settings.misbehave) };
  const app = fastify({ forceCloseConnections: true, bodyLimit: Number.MAX_SAFE_INTEGER });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  ownRoutes(app, play);
  app.post('/*', async (request, reply) => send(reply, await answer(play, request)));
  await app.listen({ port, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const connectionSettings: JsonObject = {
    systeem: { organisatie: settings.organisatie, applicatie: 'ZAAKSLUIS' }, rsin: '123456782',
    target: { endpoint: url, ontvanger: { organisatie: settings.organisatie, applicatie: settings.applicatie } },
  };
  return { url, connection: connectionSettings, [Symbol.asyncDispose]: () => app.close() };
};
