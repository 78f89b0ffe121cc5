// updateZaakdocument: metadata and content of a document, with the lock of a check-out or without one.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish } from '../../../../core/connector/register';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { StufFault } from '../fault';
import type { Answered, Operation, OperationContext } from '../operation';
import { byNumber, decidedFor, identificatieOf, leaf, notFound, objectsOf, saidOf } from './context';
import { checkChangeable, editDocument } from './edit/document';
import { objectOf, textOf } from './edit/fields';
import type { Said } from './edit/said';
import { partsToPermit, permitDocument, zaakOfDocument } from './holders';
import { informatieobjecttypeOf, plain } from './names';

/** The type the document becomes; null: it keeps the one it has. A name the zaaktype does not have is reported: the document is still the document. */
async function typeFor(context: OperationContext, held: Held, wordt: Said): Promise<string | null> {
  const [said, now] = [textOf(objectOf(wordt.model, 'informatieobjecttype'), 'omschrijving'), textOf(objectOf(held.value, 'informatieobjecttype'), 'omschrijving')];
  if (said === undefined || (now !== undefined && plain(said) === plain(now))) return null;
  const zaak = await zaakOfDocument(context, held);
  const kept = (why: string): Diagnostic => diagnostic('ZS6100', `informatieobjecttype stays "${now ?? ''}": ${why}`, { severity: 'warning', field: 'dct.omschrijving' });
  if (zaak === null) {
    context.report([kept('the document belongs to no zaak whose zaaktype could know another')]);
    return null;
  }
  const names = await context.exchange.zaaktypeOf(zaak, context.signal);
  try {
    return informatieobjecttypeOf(said, names, decidedFor(names.identificatie, context)).omschrijving;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    context.report([kept(error.message)]);
    return null;
  }
}

async function run(context: OperationContext): Promise<Answered> {
  const { wordt: raw } = objectsOf(context);
  const identificatie = identificatieOf(raw, 'updateZaakdocument');
  const checkedOutId = leaf(context.bericht.parameters, 'checkedOutId');
  const wordt = saidOf(context, 'informatieobject', raw);
  const revise = async ([now]: readonly (Held | Absent)[]): Promise<readonly Wish[]> => {
    if (now?.state !== 'found') throw notFound('document', identificatie);
    await permitDocument(context, now);
    checkChangeable(now.value);
    if (now.value['locked'] === true && checkedOutId === undefined) throw new StufFault('StUF058', 'Document is uitgecheckt; geef checkedOutId', `document "${identificatie}" is checked out by somebody; parameters/checkedOutId is absent`);
    const want = editDocument(now.value, wordt, await typeFor(context, now, wordt));
    // a check-in that changes nothing still gives the lock back
    return want === now.value && checkedOutId === undefined ? [] : [{ kind: 'informatieobject', want, held: now, ...(checkedOutId === undefined ? {} : { lock: checkedOutId }) }];
  };
  // the zaken it belongs to are needed only to know another type by name
  const named = textOf(objectOf(wordt.model, 'informatieobjecttype'), 'omschrijving') !== undefined;
  const done = await context.doing.carryOut([{ query: byNumber(context, 'informatieobject', identificatie, named ? ['zaakinformatieobjecten'] : partsToPermit(context)) }], revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

export const updateZaakdocument: Operation = { name: 'updateZaakdocument', kind: 'free', run };
