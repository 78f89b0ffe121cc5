// What every operation asks of its message first: who sends it for which organisation, which object it is about, what was decided for it.
import type { Held, RegisterKind, RegisterQuery, ZaakPart, ZaaktypeNames } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../../core/model/json';
import { isoVanTijdstip } from '../../message/dates';
import { textOfRaw } from '../../message/raw';
import { StufFault } from '../fault';
import type { OperationContext } from '../operation';
import { toModel } from './edit/amsterdam';
import { objectOf, textOf } from './edit/fields';
import { relationsOf, type Said } from './edit/said';
import type { Moments } from './edit/statussen';
import type { ZaakContext } from './edit/zaak';
import { decisionsFor, type Decisions } from './settings';
import { codesBack } from './zaaktypecode';

/** RSIN of the organisation that speaks: by `zender/organisatie`, else that of the connection. */
export const rsinOf = ({ bericht, sender, settings }: OperationContext): string => sender.organisaties[bericht.stuurgegevens.zender?.organisatie ?? ''] ?? settings.rsin;

/** What was decided for this zaaktype, by the service and by the file of the sender. */
export const decidedFor = (zaaktype: string | null, { settings, sender }: Pick<OperationContext, 'settings' | 'sender'>): Decisions => decisionsFor(zaaktype, settings.service.zaaktypen, sender.zaaktypen);

/** tijdstipBericht in UTC; null where it is absent, no moment, or a day without a time. */
export function sentAt(tijdstip: string | null): string | null {
  const moment = tijdstip === null || tijdstip.trim().length < 10 ? null : isoVanTijdstip(tijdstip);
  return moment === null ? null : toModel(new Date(moment));
}

export const momentsOf = ({ bericht, now }: OperationContext): Moments => ({ sentAt: sentAt(bericht.stuurgegevens.tijdstipBericht), now: toModel(now) });

/** Everything an edit of a zaak of this zaaktype needs. */
export const zaakContext = (context: OperationContext, names: ZaaktypeNames): ZaakContext => ({
  names, decisions: decidedFor(names.identificatie, context), moments: momentsOf(context), ...placesOf(context), organisatie: rsinOf(context),
});

/** Where extraElementen go: eigenschappen by the sender's file, and whatever its mapping puts elsewhere. */
export function placesOf({ sender }: Pick<OperationContext, 'sender'>): { readonly extraElementen: Readonly<Record<string, string>>; readonly placedElsewhere: readonly string[] } {
  const byMapping = sender.mapping['extraElementen'];
  return { extraElementen: sender.extraElementen, placedElsewhere: isObject(byMapping) ? Object.keys(byMapping) : [] };
}

/** Whether extraElementen of this sender can become eigenschappen: reading those costs a call. */
export function extraPlaced(context: Pick<OperationContext, 'sender'>): boolean {
  const byMapping = context.sender.mapping['extraElementen'];
  return Object.keys(context.sender.extraElementen).length > 0 || (isObject(byMapping) && Object.values(byMapping).some((place) => typeof place === 'string' && place.startsWith('eigenschappen')));
}

/** Settings a mapping may read (`{@archiefnominatie}`): those of the sender, what J means to it, and the codes of zaaktypen. */
export const mappingSettings = (context: Pick<OperationContext, 'sender' | 'settings'>): JsonObject => ({
  ...context.sender.mapping, zaaktypecodes: codesBack(context),
  ...(context.sender.archiefnominatie === undefined ? {} : { archiefnominatie: context.sender.archiefnominatie.J }),
});

/** What mappings left over is told once per element, without what stood in it. */
const leftOver = (unmapped: readonly string[]): readonly Diagnostic[] => [...new Set(unmapped)].map((path) => diagnostic('ZS6124', `no rule uses ${path}`, { field: path }));

/** An object of the message as a partial model. Errors of the mapping refuse the message; the rest is reported. */
export function saidOf(context: OperationContext, kind: RegisterKind, raw: JsonObject): Said {
  const { value, diagnostics, unmapped } = context.exchange.toModel(kind, raw, mappingSettings(context));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  context.report([...diagnostics, ...leftOver(unmapped)]);
  return { model: value, relations: relationsOf(raw), raw };
}

/** was and wordt of the message; a change with one object says only what it becomes. Throws StufFault StUF055 where there is none. */
export function objectsOf(context: OperationContext): { readonly was: JsonObject | null; readonly wordt: JsonObject } {
  const { objecten } = context.bericht;
  const [first, second] = objecten;
  const wordt = second ?? first;
  if (wordt === undefined) throw new StufFault('StUF055', 'The message holds no object', 'object');
  return { was: second === undefined ? null : (first ?? null), wordt };
}

/** Text of an element: plain, or with attributes. */
export const leaf = (raw: JsonObject | undefined, field: string): string | undefined => textOfRaw(raw?.[field]) ?? undefined;

/** The identificatie of an object. Throws Blocked ZS6118. */
export function identificatieOf(raw: JsonObject | undefined, operation: string): string {
  const identificatie = leaf(raw, 'identificatie');
  if (identificatie === undefined) throw new Blocked(diagnostic('ZS6118', `${operation} needs identificatie`, { field: 'identificatie' }));
  return identificatie;
}

/** The identificatie a question asks for. Throws Blocked ZS6118. */
export const asked = (context: OperationContext, operation: string): string => identificatieOf(context.bericht.vraag?.gelijk ?? undefined, operation);

/** The relations of one element, and what each leads to. */
export const relatedOf = (raw: JsonObject, element: string): readonly JsonObject[] => {
  const list = raw[element];
  return (Array.isArray(list) ? list : []).filter(isObject).map((relation) => objectOf(relation, 'gerelateerde')).filter((related) => related !== undefined);
};

/** How an object is looked up: always with bronorganisatie (B7). */
export const byNumber = (context: OperationContext, kind: RegisterKind, identificatie: string, parts: readonly ZaakPart[]): RegisterQuery => ({ kind, identificatie, bronorganisatie: rsinOf(context), parts });

/** StUF064, naming what was looked for. */
export const notFound = (kind: string, identificatie: string): StufFault => new StufFault('StUF064', 'Object niet gevonden', `${kind} "${identificatie}" is not known`);

/** Asks whether the sender may touch a held zaak. Throws StufFault StUF052. */
export function demandZaak(context: OperationContext, zaak: JsonObject): void {
  context.demand({ zaaktype: textOf(objectOf(zaak, 'zaaktype'), 'identificatie') ?? null, vertrouwelijkheidaanduiding: textOf(zaak, 'vertrouwelijkheidaanduiding') ?? null });
}

/** The same of a document, which has no zaaktype of its own. */
export function demandDocument(context: OperationContext, document: JsonObject, zaaktype: string | null = null): void {
  context.demand({ zaaktype, vertrouwelijkheidaanduiding: textOf(document, 'vertrouwelijkheidaanduiding') ?? null });
}

/**
 * The same of a besluit, which is as closed as the zaak it came of; one of no zaak is for senders that may touch everything, for nothing says
 * how closed it is. Costs one call where the sender is restricted.
 */
export async function demandBesluit(context: OperationContext, besluit: JsonObject): Promise<void> {
  const { allow } = context.sender;
  if (allow.zaaktypen === 'all' && allow.vertrouwelijkheid === 'zeer_geheim') return;
  const named = objectOf(besluit, 'zaak');
  const identificatie = textOf(named, 'identificatie');
  const query = identificatie === undefined ? null : { ...byNumber(context, 'zaak', identificatie, []), bronorganisatie: textOf(named, 'bronorganisatie') ?? rsinOf(context) };
  const zaak = query === null ? null : await context.exchange.find(query, context.signal);
  if (zaak?.state === 'found') demandZaak(context, zaak.value);
  else context.demand({ zaaktype: null, vertrouwelijkheidaanduiding: 'zeer_geheim' });
}

/** A zaak as others point to it. */
export const naarZaak = (held: Held): { readonly bron: string; readonly identificatie: string; readonly bronorganisatie?: string } => {
  const bronorganisatie = textOf(held.value, 'bronorganisatie');
  return { bron: textOf(held.value, 'bron') ?? held.ref.id, identificatie: textOf(held.value, 'identificatie') ?? '', ...(bronorganisatie === undefined ? {} : { bronorganisatie }) };
};
