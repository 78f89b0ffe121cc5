// Sends one message of any operation to a ZDS system and shows what came of it: for an engineer who tries a connection alone.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ByHand, HandOrder, HandSent } from '../../../../core/connector/by-hand';
import { DiagnosticError, diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../core/model/json';
import { placeholder } from '../../../../core/xml/with-content';
import { OPERATIES, operatie as lookUp, type Operatie } from '../../message/operaties';
import { textOfRaw } from '../../message/raw';
import type { StufConfig } from '../../config';
import { objectOf, readAnswer } from '../call';
import { targetConfig, type Identity, type TargetSettings } from '../config';
import { momentNow } from '../moment';
import { pathOf, systeemOf } from '../peer';
import { spell } from '../spell';
import { envelopeText } from '../transport/envelope';
import { openWire } from '../transport/open';
import type { WireContent } from '../transport/wire';
import { messageOf } from './messages';

/** What may be said on the command line, and what it is for. */
const OPTIONS = {
  zds: '1.1 or 1.2; that of the connection, else 1.2',
  soap: '1.1 or 1.2; that of the connection, else 1.1',
  as: 'who sends: applicatie, or applicatie@organisatie',
  to: 'who is meant: applicatie, or applicatie@organisatie',
  zaak: 'identificatie of the zaak',
  zaaktype: 'code of the zaaktype',
  document: 'identificatie of the document',
  besluit: 'identificatie of the besluit',
  status: 'omschrijving of the statustype',
  checkedOutId: 'of an earlier geefZaakdocumentBewerken',
} as const;

/** `applicatie` or `applicatie@organisatie`, as it is typed; null: not said. */
function identityOf(typed: string | undefined, otherwise: Identity | undefined): Identity | null {
  const [applicatie = '', organisatie = otherwise?.organisatie] = (typed ?? '').split('@');
  return applicatie === '' ? null : { applicatie, ...(organisatie === undefined ? {} : { organisatie }) };
}

function settingsOf({ settings, url, options }: HandOrder): { readonly target: TargetSettings; readonly zender: Identity } {
  const known = settings as StufConfig | null;
  const target = known?.target;
  if (!target && url === null) throw new DiagnosticError([diagnostic('ZS4515', 'the connection has no target')]);
  const zender = identityOf(options['as'], known?.systeem) ?? known?.systeem ?? { organisatie: '0000', applicatie: 'ZAAKSLUIS' };
  const made = target ?? targetConfig.parse({ endpoint: url });
  return {
    zender,
    target: {
      ...made, ...(url === null ? {} : { endpoint: url }), ontvanger: identityOf(options['to'], made.ontvanger) ?? made.ontvanger ?? { applicatie: 'ONBEKEND' },
      ...(options['zds'] === '1.1' || options['zds'] === '1.2' ? { version: options['zds'] } : {}),
      soap: { ...made.soap, ...(options['soap'] === '1.1' || options['soap'] === '1.2' ? { version: options['soap'] } : {}) },
    },
  };
}

function operationOf(order: HandOrder, version: TargetSettings['version']): Operatie {
  const name = OPERATIES.find((one) => one.toLowerCase() === order.operation.toLowerCase());
  const raw = name === 'zakLk01' || name === 'edcLk01' || name === 'zakLv01' || name === 'edcLv01';
  const found = name && lookUp(raw ? '1.1' : version, name);
  if (!found) throw new DiagnosticError([diagnostic('ZS4511', `ZDS ${version} has no ${order.operation}`, { remedy: `Choose one of ${OPERATIES.join(', ')}.` })]);
  return found;
}

interface Content {
  readonly inhoud: JsonObject;
  readonly wire: WireContent;
}

async function contentOf(file: string | null): Promise<Content | null> {
  if (file === null) return null;
  const { size } = await stat(file);
  const mark = placeholder();
  const type = 'application/octet-stream';
  return { inhoud: { '@bestandsnaam': path.basename(file), '@contentType': type, '#': mark }, wire: { placeholder: mark, size, type, open: () => Promise.resolve(createReadStream(file)) } };
}

/** In one line: what the answer means, and what it gave. */
async function meaningOf(operatie: Operatie, reply: Parameters<typeof readAnswer>[1], target: TargetSettings): Promise<{ readonly meaning: string; readonly ok: boolean }> {
  try {
    const answer = await readAnswer(operatie, reply, target);
    if (answer.state === 'absent') return { meaning: `not there: ${answer.said}`, ok: false };
    const number = textOfRaw(objectOf(answer)?.['identificatie']);
    const lock = answer.state === 'answered' ? textOfRaw(answer.bericht.parameters['checkedOutId']) : null;
    const code = answer.state === 'answered' ? answer.bericht.stuurgegevens.berichtcode : 'an empty answer';
    return { meaning: [code, ...(number === null ? [] : [`identificatie ${number}`]), ...(lock === null ? [] : [`checkedOutId ${lock}`])].join(', '), ok: true };
  } catch (error) {
    if (error instanceof DiagnosticError) return { meaning: error.message, ok: false };
    throw error;
  }
}

async function send(order: HandOrder, host: Parameters<ByHand['send']>[1], signal: AbortSignal): Promise<HandSent> {
  const { target, zender } = settingsOf(order);
  const operatie = operationOf(order, target.version);
  const now = momentNow(host.clock.now());
  const content = await contentOf(order.file);
  const option = (name: keyof typeof OPTIONS, otherwise: string): string => order.options[name] ?? otherwise;
  const organisatie = (zender.organisatie ?? '0000').slice(0, 4).padStart(4, '0');
  const whole = messageOf(operatie, {
    zaak: option('zaak', `${organisatie}PROEF${now.slice(0, 14)}`), zaaktype: option('zaaktype', 'PROEF'), document: option('document', `${organisatie}DOC${now.slice(0, 14)}`), besluit: option('besluit', `${organisatie}BSL${now.slice(0, 14)}`),
    status: option('status', 'Ontvangen'), checkedOutId: order.options['checkedOutId'] ?? null, inhoud: content?.inhoud ?? null, now, set: order.set,
  });
  const body = spell({ operatie, soort: 'vraag', ...whole, stuurgegevens: { zender: systeemOf(zender), ontvanger: systeemOf(target.ontvanger), referentienummer: randomUUID(), tijdstipBericht: now, crossRefnummer: null } });
  const shown = envelopeText(target.soap.version, '', content ? body.replace(content.wire.placeholder, `(${content.wire.size} bytes)`) : body);
  if (order.dry) return { request: shown, status: null, answer: '', meaning: `${operatie.soapAction} to ${target.endpoint}${pathOf(target, operatie)}: not sent`, ok: true };
  await using wire = openWire(target, host);
  const reply = await wire.send({ path: pathOf(target, operatie), action: operatie.soapAction, body, onlyReads: false, ...(content && { content: content.wire }) }, signal);
  return { request: shown, status: reply.status, answer: reply.text, ...(await meaningOf(operatie, reply, target)) };
}

export const byHand: ByHand = { operations: OPERATIES, options: OPTIONS, send };
