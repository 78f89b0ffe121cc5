// The zaken a document belongs to: whether a sender may touch it depends on them, and so may the name of its type.
import type { Held, ZaakPart } from '../../../../core/connector/register';
import { isObject, type JsonObject } from '../../../../core/model/json';
import type { OperationContext } from '../operation';
import { byNumber, demandDocument } from './context';
import { objectOf, textOf } from './edit/fields';

/** What a register tells of the zaken of a document it found with the part `zaakinformatieobjecten`. */
export function linksOfHeld(held: Held): readonly JsonObject[] {
  const zaken = held.context['zaken'];
  return Array.isArray(zaken) ? zaken.filter(isObject) : [];
}

/** The first zaak of a document; null: it belongs to none, or none that is known. A document without a zaak is a document (B13). */
export async function zaakOfDocument(context: OperationContext, held: Held): Promise<Held | null> {
  for (const link of linksOfHeld(held)) {
    const identificatie = textOf(objectOf(link, 'zaak'), 'identificatie');
    if (identificatie === undefined) continue;
    const zaak = await context.exchange.find(byNumber(context, 'zaak', identificatie, []), context.signal);
    if (zaak.state === 'found') return zaak;
  }
  return null;
}

const isRestricted = ({ sender }: OperationContext): boolean => sender.allow.zaaktypen !== 'all';

/** What must be read of a document to know whether this sender may touch it. */
export const partsToPermit = (context: OperationContext): readonly ZaakPart[] => (isRestricted(context) ? ['zaakinformatieobjecten'] : []);

/** Asks whether the sender may touch a held document. Throws StufFault StUF052. */
export async function permitDocument(context: OperationContext, held: Held): Promise<void> {
  const zaak = isRestricted(context) ? await zaakOfDocument(context, held) : null;
  demandDocument(context, held.value, textOf(objectOf(zaak?.value, 'zaaktype'), 'identificatie') ?? null);
}
