// Carries a message out, once: a question is answered, a command done or stored, and a resend gets what it got before.
import type { Clock, Log, Spool } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import type { Held } from '../../../core/connector/register';
import type { Doing, Exchange, MessageName, ServiceAnswer } from '../../../core/connector/service';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { StufConfig } from '../config';
import type { Bericht } from '../message/bericht';
import { dagVan, isoVanTijdstip } from '../message/dates';
import { demandTouch, mayTouch } from './access';
import { answerText, confirmation } from './answer';
import type { LetIn } from './call';
import { sendContent } from './content';
import { StufFault } from './fault';
import { messageOf, nameOf } from './name';
import type { Answered, Operation, OperationContext } from './operation';
import { allows } from './quirks';
import { inOrder, type Clocked } from './order';

/** What the house lends to carrying out. */
export interface Carrier {
  readonly settings: StufConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly spool: Spool;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly clocked: Clocked;
}

/** The answer, and whether the documents of the message are still needed by somebody. */
export interface Carried {
  readonly answer: ServiceAnswer;
  readonly stored: boolean;
}

const REFUSING: Doing = {
  carryOut: () => { throw new Error('a question changes nothing'); },
};

/** Operations in which a resend under a new number is known by what it says (practice §12). */
const KNOWN_BY_CONTENT: ReadonlySet<string> = new Set(['creeerZaak', 'voegZaakdocumentToe', 'zakLk01', 'edcLk01']);

/** A change may rightly be asked for twice, with another one between; what is made is made once. */
const isAddition = ({ parameters }: Bericht): boolean => parameters['mutatiesoort'] === undefined || parameters['mutatiesoort'] === 'T';

export function namingOf(call: LetIn, bericht: Bericht): MessageName {
  const tijdstip = bericht.stuurgegevens.tijdstipBericht;
  return nameOf({
    sender: call.sender.name, bericht, operation: call.operatie,
    sentAt: tijdstip === null ? null : isoVanTijdstip(tijdstip),
    notUnique: allows(call.sender.settings, 'referentienummer-not-unique'),
  });
}

/** Runs the operation itself. Throws StufFault, or what the house throws. */
export function run({ settings, clock, operations }: Carrier, call: LetIn, bericht: Bericht, exchange: Exchange, name: MessageName, doing: Doing, signal: AbortSignal): Promise<Answered> {
  const operation = operations.get(call.operatie.naam);
  if (operation === undefined) throw new StufFault('StUF037', 'Deze bewerking wordt niet ondersteund', call.operatie.naam);
  const now = clock.now();
  const { allow } = call.sender.settings;
  const context: OperationContext = {
    bericht, exchange, sender: call.sender.settings, settings, today: dagVan(now), now, signal, doing,
    report: (diagnostics: readonly Diagnostic[]) => exchange.report(name, diagnostics),
    demand: (about) => demandTouch(allow, about),
    mayTouch: (about) => mayTouch(allow, about),
  };
  return operation.run(context);
}

function told({ clock }: Carrier, call: LetIn, answered: Answered, exchange: Exchange, name: MessageName): { readonly answer: ServiceAnswer; readonly held: Held | null } {
  const answer = answerText(call, answered, clock.now(), (findings) => exchange.report(name, findings));
  return { answer, held: answered.answered === 'bevestiging' ? null : (answered.inhoud?.held ?? null) };
}

/** Does what a command asks, unless its like was done before under another number, and makes the answer that is kept. */
export async function work(carrier: Carrier, call: LetIn, bericht: Bericht, exchange: Exchange, name: MessageName, doing: Doing, signal: AbortSignal): Promise<{ readonly answer: ServiceAnswer; readonly held: Held | null }> {
  const { sender, operatie } = call;
  await inOrder(carrier.clocked, exchange, sender, bericht, name);
  if (KNOWN_BY_CONTENT.has(operatie.naam) && isAddition(bericht) && allows(sender.settings, 'referentienummer-new-on-resend')) {
    const before = await exchange.alike(name, signal);
    if (before !== null && before.contentHash === name.contentHash) {
      exchange.report(name, [diagnostic('ZS6052', `the same was carried out under referentienummer ${before.referentienummer}; nothing is done again`)]);
      return { answer: confirmation(call, 'Bv03', [], carrier.clock.now()), held: null };
    }
  }
  return told(carrier, call, await run(carrier, call, bericht, exchange, name, doing, signal), exchange, name);
}

/** Told apart by being this very object. */
const OTHER: ServiceAnswer = { status: 500, headers: {}, body: '', outcome: 'refused' };

const isSixteen = (error: unknown): boolean => error instanceof Blocked && error.diagnostics.some(({ code }) => code === 'ZS6016');

export const notUnique = (name: MessageName): StufFault =>
  new StufFault('StUF016', 'Referentienummer is niet uniek', `Referentienummer ${name.referentienummer} is al gebruikt voor een bericht met een andere inhoud. Stuur het bericht met een nieuw referentienummer.`);

/** Throws StufFault, or what the house throws: the door makes a fault of it. */
export async function carry(carrier: Carrier, call: LetIn, bericht: Bericht, exchange: Exchange, signal: AbortSignal): Promise<Carried> {
  const name = namingOf(call, bericht);
  const operation = carrier.operations.get(call.operatie.naam);
  if (operation?.kind === 'question') {
    const answered = await run(carrier, call, bericht, exchange, name, REFUSING, signal);
    // La01 without antwoord is what the standard says (A5); some clients know only a fault.
    if (call.sender.settings.notFound === 'fault' && answered.answered === 'objecten' && answered.objecten.length === 0) throw new StufFault('StUF064', 'Object niet gevonden', name.about.join(', '));
    const { answer, held } = told(carrier, call, answered, exchange, name);
    return { answer: await sendContent(answer, held, exchange, carrier.spool, signal), stored: false };
  }
  if (exchange.mode === 'store-and-forward' && call.operatie.antwoordcode === 'Bv03') {
    try {
      const stored = await exchange.store(name, messageOf(bericht, call.operatie, call.sender.name), signal);
      return { answer: confirmation(call, 'Bv03', [], carrier.clock.now()), stored };
    } catch (error) {
      if (isSixteen(error)) throw notUnique(name);
      throw error;
    }
  }
  let held = null as Held | null;
  const kept = await exchange.once(name, { other: () => OTHER }, async (doing) => {
    const done = await work(carrier, call, bericht, exchange, name, doing, signal);
    held = done.held;
    return done.answer;
  }, signal);
  if (kept === OTHER) throw notUnique(name);
  return { answer: await sendContent(kept, held, exchange, carrier.spool, signal), stored: false };
}
