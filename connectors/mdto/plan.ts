// Plans a hand-over: whether this dossier may go under this order, the whole SIP, and the steps that make and send it. Pure.
import { transferOrder, type TransferOrder } from '../../core/archive/transfer/order';
import type { Change, PlanInput, Planned, Step } from '../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../core/model/json';
import { dossierOf, type Dossier } from './dossier';
import { makeSip } from './make';
import { refuse } from './refuse';
import type { SipRecord } from './records';
import type { Settings } from './settings';
import { filesOf, objectsOf, type Sip } from './sip';
import { substance } from './substance';

const NOTHING: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

/** What `find` tells `plan`, as plain data. */
export interface Known {
  readonly records: readonly SipRecord[];
  /** The rule table, and what is wrong with it. */
  readonly rules: Json;
}

export const METADATA = 'metadata';
export const PAKKET = 'pakket';
export const OVERDRACHT = 'overdracht';
export const contentStep = (path: string): string => `inhoud ${path}`;

function contentSteps(sip: Sip, settings: Settings): Step[] {
  return filesOf(sip).flatMap(({ herkomst, path, key, document }): Step[] => {
    if (herkomst.kind !== 'bron') return [];
    return [{
      name: contentStep(path), action: 'create', object: { kind: 'sip', key: sip.sip }, repeatable: true, irreversible: false,
      request: { do: 'inhoud', sip: sip.sip, path, key, checksum: settings.profile.packing.checksum, bagit: settings.profile.packing.bagit, ...(document && { document: { ...document } }) },
      content: { ...herkomst.inhoud },
    }];
  });
}

/** Content first, then what is said of it, then the container; the hand-over is last and cannot be taken back. */
function stepsOf(sip: Sip, dossier: Dossier, inhoud: string, settings: Settings): Step[] {
  const { profile, pakbon } = settings;
  const object = { kind: 'sip', key: sip.sip };
  const former = dossier.informatieobject.archiefvormer ?? [];
  const plain = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
  const ours = { action: 'create', object, repeatable: true } as const;
  return [
    ...contentSteps(sip, settings),
    {
      ...ours, name: METADATA, irreversible: false, lasting: true,
      request: plain({ do: 'metadata', bagit: profile.packing.bagit, describe: { sip, xsd: profile.xsd, checksum: profile.packing.checksum, checksumLabel: profile.packing.checksumLabel } }),
    },
    {
      ...ours, name: PAKKET, irreversible: false, lasting: true,
      request: plain({
        do: 'pakket', bagit: profile.packing.bagit, sip: sip.sip, packing: profile.packing, greenlist: profile.waarden.greenlist, objects: objectsOf(sip.objects).length,
        facts: { sip: sip.sip, titel: sip.titel, dossier: sip.dossier, kind: sip.kind, list: sip.list, supplementOf: sip.supplementOf, archiefvormer: former.map((one) => one.verwijzingNaam), ...pakbon },
      }),
    },
    {
      ...ours, name: OVERDRACHT, irreversible: true, lasting: true, link: '',
      request: plain({ do: 'overdracht', bagit: profile.packing.bagit, sip: sip.sip, dossier: sip.dossier, bron: dossier.bron, list: sip.list, kind: sip.kind, supplementOf: sip.supplementOf, inhoud }),
    },
  ];
}

function changesOf(sip: Sip, dossier: Dossier, held: SipRecord | null, order: TransferOrder): Change[] {
  const own: Change = {
    kind: 'dossier', id: dossier.naamgeving, action: held ? 'update' : 'create', diagnostics: [],
    fields: [{ path: 'sip', from: held?.sip ?? null, to: order.sip }, { path: 'inhoud', from: held?.inhoud ?? null, to: substance(dossier) }],
  };
  const parts = objectsOf(sip.objects).filter((object) => object.niveau === 'Archiefstuk').map((object): Change => ({ kind: 'archiefstuk', id: object.metadata.identificatie[0]?.identificatieKenmerk ?? object.folder, action: 'create', fields: [], diagnostics: [] }));
  return [own, ...parts];
}

const delivers = (sip: string, inhoud: string): ReadonlyMap<string, Json> => new Map([['sip', sip], ['inhoud', inhoud]]);

/**
 * The record that stands for what the e-depot has: under an order that of its own SIP, so that a supplement is made beside the first;
 * else the last that was not rejected.
 */
export const heldOf = (records: readonly SipRecord[], order: TransferOrder | null): SipRecord | null =>
  [...records].reverse().find((record) => record.state !== 'rejected' && record.state !== 'sending' && (order === null || record.sip === order.sip)) ?? null;

function settled(held: SipRecord, dossier: Dossier): Planned {
  return { ...NOTHING, changes: [{ kind: 'dossier', id: dossier.naamgeving, action: 'unchanged', fields: [], diagnostics: [] }], delivers: delivers(held.sip, held.inhoud) };
}

/** A dossier that may not go: nothing is done, what the e-depot has stays what it has. */
function kept(held: SipRecord | null, dossier: Dossier, diagnostics: readonly Diagnostic[]): Planned {
  const fields = held ? [{ path: 'inhoud', from: held.inhoud, to: substance(dossier) }] : [];
  return { ...NOTHING, diagnostics, changes: [{ kind: 'dossier', id: dossier.naamgeving, action: held ? 'unchanged' : 'create', fields, diagnostics }], ...(held && { delivers: delivers(held.sip, held.inhoud) }) };
}

/** Steps only under an approved order, only for a dossier without errors, and never for one the e-depot has as it is. */
export function plan(input: PlanInput, settings: Settings): Planned {
  const subject = `${input.ref.kind}/${input.ref.id}`;
  const known = input.now.context as unknown as Known;
  const order = transferOrder(input.options);
  const held = heldOf(known.records, order);
  if (input.want === null) {
    return { ...NOTHING, diagnostics: held ? [diagnostic('ZS4314', `SIP ${held.sip} was handed over; only the e-depot can remove it`, { subject })] : [] };
  }
  const dossier = dossierOf(input.want);
  if (held && held.inhoud === substance(dossier)) return settled(held, dossier);
  const refusals = refuse(order, known.records, subject);
  if (order === null || refusals.length > 0) return kept(held, dossier, refusals);
  const { sip, dossier: ready, diagnostics } = makeSip(input.want, order, known.rules, settings, subject);
  if (diagnostics.some((finding) => finding.severity === 'error')) return kept(held, dossier, diagnostics);
  return { ...NOTHING, steps: stepsOf(sip, ready, substance(dossier), settings), changes: changesOf(sip, dossier, held, order), diagnostics, delivers: delivers(order.sip, substance(dossier)) };
}
