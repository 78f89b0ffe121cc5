// Everything between the bytes and the operation: who it is, what is asked, whether the header agrees, what is odd, and whether it fits the schema.
import type { Clock, Shelf } from '../../../core/connector/host';
import type { Exchange } from '../../../core/connector/service';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../../core/model/json';
import type { StufConfig } from '../config';
import type { Bericht } from '../message/bericht';
import { readBericht } from '../message/read-bericht';
import { demandOperation } from './access';
import type { Call, LetIn } from './call';
import { checkCodes, checkVersion, dispatch, faultBefore, isMeantFor } from './dispatch';
import { messageIn } from './envelope';
import { StufFault } from './fault';
import type { NamedSender, Senders } from './identify';
import { likenessOf } from './name';
import { allows, type QuirkName } from './quirks';
import type { TakenIn } from './take-in';
import { tolerate, withBerichtcode, withFunctie } from './tolerate';
import { usernameTokenIn } from './username-token';
import type { Validator } from './validate';

export interface LetInOptions {
  readonly action: string | null;
  /** Those of whom HTTP and TLS prove enough. */
  readonly candidates: readonly NamedSender[];
  readonly senders: Senders;
  readonly exchange: Exchange;
  readonly settings: StufConfig;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly validator: Validator;
  /** Told of what was found out, as it is: a fault needs it. */
  learn(more: Partial<Call>): void;
}

const MEGABYTE = 1024 * 1024;

/** Sizes of the documents in a message. */
function sizesIn(value: Json): number[] {
  if (Array.isArray(value)) return value.flatMap(sizesIn);
  if (!isObject(value)) return [];
  const own = typeof value['spool'] === 'string' && typeof value['omvang'] === 'number' ? [value['omvang']] : [];
  return [...own, ...Object.values(value).flatMap((inner) => sizesIn(inner as Json))];
}

/**
 * The message, read and checked in the order of the table of codes (A4): version, receiver, sender, berichtcode, entiteittype and functie, what
 * the sender may, the schema. Throws StufFault for the first that does not hold.
 */
export async function letIn({ tree, mended }: TakenIn, options: LetInOptions): Promise<{ readonly call: LetIn; readonly bericht: Bericht }> {
  const { action, candidates, senders, exchange, settings, shelf, clock, validator, learn } = options;
  const { soap, headers, message, unknown } = messageIn(tree);
  const first = readBericht(message);
  learn({ soap, ...faultOf(action, first), stuurgegevens: first.stuurgegevens });
  checkVersion(first);
  const token = usernameTokenIn(headers);
  const { zender, ontvanger } = first.stuurgegevens;
  const anyAllows = (quirk: QuirkName): boolean => candidates.some(({ settings: sender }) => allows(sender, quirk));
  const ours = [settings.systeem, ...settings.service.ontvangers];
  const isElsewhere = !isMeantFor(ontvanger, ours);
  if (isElsewhere && !anyAllows('receiver-other')) throw new StufFault('StUF010', 'Ontvanger is niet bekend', `${namesOf(ontvanger)} is niet de ontvanger van deze service.`);
  const identified = await senders.identify(candidates, { zender, token, likeness: likenessOf(first) }, shelf, clock.now());
  if (identified === null) {
    exchange.report(null, [diagnostic('ZS6050', `stuurgegevens name a zender (${namesOf(zender)}) that does not belong to who calls`)]);
    throw new StufFault('StUF013', 'Zender is niet bekend', `${namesOf(zender)} hoort niet bij het certificaat, de gebruikersnaam of het adres waarmee is aangeroepen.`);
  }
  const { sender, resent } = identified;
  const may = (quirk: QuirkName): boolean => allows(sender.settings, quirk);
  const used: QuirkName[] = mended ? ['leading-bytes'] : [];
  const needs = (quirk: QuirkName, fault: StufFault): void => {
    if (!may(quirk)) throw fault;
    used.push(quirk);
  };
  if (isElsewhere) needs('receiver-other', new StufFault('StUF010', 'Ontvanger is niet bekend', `${namesOf(ontvanger)} is niet de ontvanger van deze service.`));
  if (mended && !may('leading-bytes')) throw new StufFault('StUF055', 'Het bericht is geen welgevormde XML', 'Voor de XML-declaratie staan tekens die daar niet horen.');
  const dispatched = dispatch(action, first, may);
  const { operatie } = dispatched;
  learn({ operatie, fout: operatie.fout });
  // `once` gives a command that comes again its answer; whoever overheard a question must not get the answer too.
  if (resent && operatie.antwoord !== null) throw new StufFault('StUF013', 'Zender is niet bekend', 'Deze UsernameToken is al gebruikt.');
  used.push(...dispatched.quirks);
  const variants = checkCodes(operatie, first.stuurgegevens, may);
  used.push(...variants);
  if (unknown.length > 0) needs('unknown-headers', new StufFault('StUF055', 'De SOAP-envelop bevat een onbekende verplichte header', unknown.join(', ').slice(0, 500)));
  demandOperation(sender.settings.allow, operatie.naam);

  const coded = variants.includes('berichtcode-absent') ? withBerichtcode(message, operatie.vraag.berichtcode) : message;
  const straight = variants.includes('functie-variants') && operatie.vraag.functie !== null ? withFunctie(coded, operatie.vraag.functie) : coded;
  const { message: standard, quirks } = tolerate(straight, operatie.naam, may);
  used.push(...quirks);
  await validator.check(standard, { operatie, sender, exchange, nilInhoudInScope: may('scope-nil-inhoud') });
  const bericht = readBericht(standard, { operatie });
  const limit = (sender.settings.limits.contentMb ?? settings.service.contentMb) * MEGABYTE;
  if (sizesIn(bericht as unknown as Json).some((size) => size > limit)) throw new StufFault('StUF055', 'Het document is te groot', `Een document van deze zender is hoogstens ${limit / MEGABYTE} MB.`);
  const findings = used.map((quirk) => diagnostic('ZS6058', `let pass: ${quirk}`, { subject: `sender ${sender.name}` }));
  if (findings.length > 0) exchange.report(null, findings);
  return { call: { soap, fout: operatie.fout, stuurgegevens: bericht.stuurgegevens, operatie, sender }, bericht };
}

const faultOf = (action: string | null, { root }: Bericht): Pick<Call, 'fout'> => ({ fout: faultBefore(action, root).fout });

const namesOf = (systeem: Bericht['stuurgegevens']['zender']): string =>
  systeem === null ? 'geen zender of ontvanger' : [systeem.organisatie, systeem.applicatie, systeem.administratie].filter((part) => part !== null && part !== '').join(' / ').slice(0, 200);
