// The peer as we know it: questions that only read, and messages that are numbered, sent once and acknowledged.
import type { Host } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { operatie as lookUp, type Operatie } from '../message/operaties';
import type { Systeem } from '../message/bericht';
import { readAnswer, Renumber, type Answer } from './call';
import type { Identity, PeerOperation, Port, TargetSettings } from './config';
import { momentNow } from './moment';
import { numbering, type Numbered, type Numbering } from './numbering';
import { scopeOf } from './scopes';
import { spell, type Spelling } from './spell';
import { openWire } from './transport/open';
import type { Wire, WireContent, WireMessage } from './transport/wire';

/** What is told: the objects of a kennisgeving or free message. */
export interface Told {
  readonly objecten: readonly JsonObject[];
  readonly parameters?: JsonObject;
  readonly content?: WireContent;
  /** Which bytes `content` is: part of what makes a message equal to another. */
  readonly kenmerk?: string;
  /** By which an equal message is known again: the object and the step. */
  readonly about: string;
}

export interface Asked {
  readonly gelijk: JsonObject;
}

export interface Peer extends AsyncDisposable {
  readonly settings: TargetSettings;
  readonly wire: Wire;
  now(): Date;
  /** A question (Lv01). */
  ask(naam: PeerOperation, asked: Asked, signal: AbortSignal): Promise<Answer>;
  /** A message that changes something, or takes a number. */
  tell(naam: PeerOperation, told: Told, signal: AbortSignal): Promise<Answer>;
  /** As it would go over the line, for who reads the answer as a stream. */
  question(naam: PeerOperation, asked: Asked): { readonly operatie: Operatie; readonly message: WireMessage };
}

const PORTS: Readonly<Record<string, Port>> = { BeantwoordVraag: 'vraag', OntvangAsynchroon: 'asynchroon', VrijeBerichten: 'vrij', VerwerkSynchroonVrijBericht: 'vrij' };

/** Where an operation is called, below the endpoint. */
export const pathOf = ({ ports }: Pick<TargetSettings, 'ports'>, { portType }: Pick<Operatie, 'portType'>): string => ports[PORTS[portType] ?? 'vraag'];

/** As it stands in stuurgegevens. */
export const systeemOf = (identity: Identity | undefined): Systeem | null =>
  identity === undefined ? null : { organisatie: identity.organisatie ?? null, applicatie: identity.applicatie, administratie: identity.administratie ?? null, gebruiker: identity.gebruiker ?? null };

/** Raw kennisgevingen are of StUF-ZKN, whichever version of ZDS the peer speaks besides. */
function operatieOf(settings: TargetSettings, naam: PeerOperation): Operatie {
  const found = lookUp(naam === 'zakLk01' || naam === 'edcLk01' ? '1.1' : settings.version, naam);
  if (!found) throw new Blocked(diagnostic('ZS4511', `ZDS ${settings.version} has no ${naam}`));
  return found;
}

/** Parameters the standard requires of each kind (stuf.md A5). */
function parametersOf(operatie: Operatie, told: JsonObject | undefined): JsonObject {
  const { berichtcode, lichaam } = operatie.vraag;
  if (berichtcode === 'Lv01') return { sortering: '1', indicatorVervolgvraag: 'false', maximumAantal: '15', ...told };
  if (berichtcode === 'Lk01') return { mutatiesoort: 'W', indicatorOvername: 'V', ...told };
  return lichaam === 'edcLk02' ? { mutatiesoort: 'W', ...told } : { ...told };
}

/** The place of content is another one in every attempt. */
function withoutPlace(object: JsonObject): JsonObject {
  const { inhoud } = object;
  return isObject(inhoud) ? { ...object, inhoud: Object.fromEntries(Object.entries(inhoud).filter(([name]) => name !== '#')) } : object;
}

/** `zender`: who we are. No I/O yet. */
export function openPeer(settings: TargetSettings, zender: Identity, host: Pick<Host, 'http' | 'shelf' | 'clock' | 'readOnly'>): Peer {
  const wire = openWire(settings, host);
  const numbers: Numbering = numbering(host.shelf, host.clock, settings.peer.graceSeconds * 1000);
  const ends = { zender: systeemOf(zender), ontvanger: systeemOf(settings.ontvanger) };
  let asked = 0;

  const messageOf = (operatie: Operatie, spelling: Pick<Spelling, 'objecten' | 'vraag' | 'parameters'>, numbered: Numbered, more: Pick<WireMessage, 'onlyReads'> & { readonly content?: WireContent }): WireMessage => ({
    path: pathOf(settings, operatie),
    action: operatie.soapAction,
    body: spell({ operatie, soort: 'vraag', ...spelling, stuurgegevens: { ...ends, ...numbered, crossRefnummer: null } }),
    ...more,
  });

  const question = (naam: PeerOperation, { gelijk }: Asked): { readonly operatie: Operatie; readonly message: WireMessage } => {
    const operatie = operatieOf(settings, naam);
    const moment = momentNow(host.clock.now());
    // Nobody remembers a question: its number only has to be its own.
    const numbered = { referentienummer: `${moment}-${(asked += 1)}`, tijdstipBericht: moment };
    const parameters = operatie.vraag.berichtcode === 'Lv01' ? parametersOf(operatie, undefined) : {};
    return { operatie, message: messageOf(operatie, { objecten: [], parameters, vraag: { gelijk, vanaf: null, totEnMet: null, scope: scopeOf(operatie), start: null } }, numbered, { onlyReads: true }) };
  };

  return {
    settings, wire, question,
    now: () => host.clock.now(),
    ask: async (naam, what, signal) => {
      const { operatie, message } = question(naam, what);
      return readAnswer(operatie, await wire.send(message, signal), settings);
    },
    tell: async (naam, told, signal) => {
      const operatie = operatieOf(settings, naam);
      const parameters = parametersOf(operatie, told.parameters);
      const about = `${naam} ${told.about}`;
      const numbered = await numbers.number(about, { naam, parameters, objecten: told.objecten.map(withoutPlace), kenmerk: told.kenmerk ?? null });
      const message = messageOf(operatie, { objecten: told.objecten, parameters, vraag: null }, numbered, { onlyReads: false, ...(told.content && { content: told.content }) });
      try {
        const answer = await readAnswer(operatie, await wire.send(message, signal), settings);
        await numbers.acknowledge(about);
        return answer;
      } catch (error) {
        if (error instanceof Renumber) await numbers.forget(about);
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  };
}
