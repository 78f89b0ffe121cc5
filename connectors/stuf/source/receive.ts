// Answers a sender of kennisgevingen: Bv03 when what it told is kept, Fo03 when it cannot be taken, and nothing to a stranger.
import type { Accepted, Incoming, Receiver, Refused, Said } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { ServiceAnswer } from '../../../core/connector/service';
import type { Bericht } from '../message/bericht';
import { operatieVanSoapAction } from '../message/operaties';
import { readBericht } from '../message/read-bericht';
import { confirmation, faultAnswer } from '../service/answer';
import type { Call, LetIn } from '../service/call';
import { soapActionOf } from '../service/dispatch';
import { messageIn, soapOf } from '../service/envelope';
import { StufFault } from '../service/fault';
import { makeSenders, type NamedSender } from '../service/identify';
import { likenessOf } from '../service/name';
import { takeIn as readCall } from '../service/take-in';
import { usernameTokenIn } from '../service/username-token';
import { operatie } from '../message/operaties';
import type { SourceSettings } from './config';
import { takeIn, type Taken } from './take';

type Lent = Pick<Host, 'inbox' | 'shelf' | 'spool' | 'clock' | 'connection'>;

const MIB = 1024 * 1024;
/** A kennisgeving without its documents: a zaak with a thousand relations is under 2 MiB. */
const MESSAGE = 8 * MIB;

/** Calls of one connection are folded one after another: each reads what the one before it made. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

const said = (answer: ServiceAnswer): Said => ({ type: answer.headers['content-type'] ?? 'text/xml', text: typeof answer.body === 'string' ? answer.body : '' });

const refused = (host: Lent, status: number, finding: ReturnType<typeof diagnostic>, answer?: ServiceAnswer): Refused => ({ state: 'refused', status, diagnostics: [{ ...finding, subject: host.connection }], ...(answer && { said: said(answer) }) });

/** Lk01 of whatever operation; the rest belongs to a service. */
function kennisgeving(bericht: Bericht): LetIn['operatie'] {
  const found = bericht.versie === null || bericht.operatie === null ? undefined : operatie(bericht.versie, bericht.operatie);
  if (found?.vraag.berichtcode !== 'Lk01') throw new StufFault('StUF025', `${bericht.root.name} is geen kennisgeving`);
  return found;
}

interface Read {
  readonly bericht: Bericht;
  readonly soap: Call['soap'];
  readonly sender: NamedSender;
}

/** null: nobody we know. */
async function letIn(host: Lent, settings: SourceSettings, request: Incoming, kept: string[], signal: AbortSignal): Promise<Read | null> {
  const senders = makeSenders([{ name: host.connection, settings: settings.sender }]);
  const candidates = senders.atTheDoor(request);
  if (candidates.length === 0) return null;
  const { tree } = await readCall(request, {
    spool: host.spool, contentLimit: settings.contentMb * MIB, messageLimit: MESSAGE, stallMs: settings.stallSeconds * 1000, signal,
  }, kept);
  const envelope = messageIn(tree);
  const byAction = operatieVanSoapAction(soapActionOf(request.headers));
  const bericht = readBericht(envelope.message, { rgbzNamen: true, ...(byAction && { operatie: byAction }) });
  const identified = await senders.identify(candidates, { zender: bericht.stuurgegevens.zender, token: usernameTokenIn(envelope.headers), likeness: likenessOf(bericht) }, host.shelf, host.clock.now());
  return identified && { bericht, soap: envelope.soap, sender: identified.sender };
}

const CODES: Readonly<Record<string, 'ZS3082' | 'ZS3084'>> = { StUF055: 'ZS3082', StUF016: 'ZS3084' };

/**
 * Messages of one connection are folded one at a time over all nodes: each reads what the one before it made. Within a node they wait for each
 * other first, so that waiting takes no more than one session of the database.
 */
export function makeReceiver(host: Lent, settings: SourceSettings): Receiver {
  const alone = inTurn();
  const receive = async (request: Incoming, signal: AbortSignal): Promise<Accepted | Refused> => {
    const kept: string[] = [];
    const discard = async (names: readonly string[]): Promise<void> => {
      for (const name of new Set(names)) await host.spool.discard(name);
    };
    let read: Read | null = null;
    try {
      read = await letIn(host, settings, request, kept, signal);
      if (!read) {
        await discard(kept);
        return refused(host, 401, diagnostic('ZS3080', 'the caller is not the sender of this connection'));
      }
      const { bericht, soap, sender } = read;
      const found = kennisgeving(bericht);
      const taken: Taken = await alone(() => host.shelf.exclusively((rows) => takeIn({ ...host, shelf: rows }, bericht)));
      const answer = confirmation({ soap, fout: 'Fo03', stuurgegevens: bericht.stuurgegevens, operatie: found, sender }, 'Bv03', [], host.clock.now());
      return { state: 'accepted', names: taken.names, status: answer.status, body: { accepted: taken.names.length, again: taken.again }, said: said(answer), after: () => discard(taken.loose) };
    } catch (error) {
      await discard(kept);
      const call: Call = { soap: read?.soap ?? soapOf(request.headers['content-type']), fout: 'Fo03', stuurgegevens: read?.bericht.stuurgegevens ?? null, operatie: null };
      if (error instanceof StufFault) return refused(host, 500, diagnostic(CODES[error.code] ?? 'ZS3081', error.message), faultAnswer(call, error, host.clock.now()));
      if (error instanceof DiagnosticError && error.constructor === DiagnosticError) {
        return refused(host, 500, diagnostic('ZS3081', error.message), faultAnswer(call, new StufFault('StUF055', 'Het bericht kan niet worden gelezen'), host.clock.now()));
      }
      throw error;
    }
  };
  return { receive, tells: { system: host.connection, kinds: ['zaak', 'informatieobject'] } };
}
