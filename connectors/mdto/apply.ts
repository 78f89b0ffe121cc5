// Carries out one step of a hand-over, and finds out whether it was carried out before: the same table for both.
import path from 'node:path';
import type { Absent, Applied, ApplyContext, Step, Unknowable } from '../../core/connector/contract';
import { transferOrder } from '../../core/archive/transfer/order';
import type { Host } from '../../core/connector/host';
import { Blocked } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../core/model/json';
import type { Keeper } from './gate/keeper';
import { describe, manifestOf, type Describe } from './package/describe';
import { fetched, fetchInto, type Fetch } from './package/fetch';
import { contentsOf, seal, sealedBefore, type Seal, type Sealed } from './package/seal';
import { onDisk, within, workOf, type Work } from './package/work';
import { contentStep, PAKKET } from './plan';
import { keep, ofSip, type Item, type SipRecord } from './records';
import type { Measured } from './sip';
import { filesOf, objectsOf, type Sip } from './sip';
import type { Transport } from './transport/transport';

/** What the acts share. */
export interface Yard {
  readonly host: Host;
  /** Folder in which SIPs are made. */
  readonly folder: string;
  readonly transport: Transport;
  readonly keeper: Keeper;
}

interface Doing extends Yard {
  readonly step: Step;
  readonly ctx: ApplyContext;
  readonly signal: AbortSignal;
  readonly work: Work;
}

interface Verb {
  readonly apply: (doing: Doing) => Promise<Applied>;
  readonly recognise: (doing: Doing) => Promise<Applied | Absent>;
}

const ABSENT: Absent = { state: 'absent', context: {} };
const done = (id: string | null, result: unknown): Applied => ({ state: 'applied', id, result: JSON.parse(JSON.stringify(result)) as JsonObject });

const part = <T>(request: JsonObject, name: string): T => request[name] as unknown as T;

function fetchOf({ step }: Doing): Fetch {
  const { request, content } = step;
  return { path: part(request, 'path'), key: part(request, 'key'), checksum: part(request, 'checksum'), inhoud: content ?? {} };
}

const inhoud: Verb = {
  apply: async (doing) => {
    const { work, ctx, host, signal } = doing;
    const asked = fetchOf(doing);
    const before = await fetched(work, asked, signal);
    if (before) return done(null, { ...before, document: doing.step.request['document'] ?? null });
    if (!ctx.content) throw new Blocked(diagnostic('ZS9001', `"${doing.step.name}" was given no content`));
    const found = await fetchInto(work, asked, await ctx.content.open(0), () => host.clock.now(), signal);
    return done(null, { ...found, document: doing.step.request['document'] ?? null });
  },
  recognise: async (doing) => {
    const before = await fetched(doing.work, fetchOf(doing), doing.signal);
    return before ? done(null, { ...before, document: doing.step.request['document'] ?? null }) : ABSENT;
  },
};

/** What earlier steps of this run measured, by key of the file. */
function measuredOf(sip: Sip, ctx: ApplyContext): ReadonlyMap<string, Measured> {
  return new Map(filesOf(sip).flatMap((file): [string, Measured][] => {
    const result = ctx.results[contentStep(file.path)]?.result;
    return result === undefined ? [] : [[file.key, result as unknown as Measured]];
  }));
}

/** Per object of the SIP its counts only: names stay in the SIP. */
const metadata: Verb = {
  apply: async ({ work, step, ctx, host, keeper, signal }) => {
    const asked = part<Describe>(step.request, 'describe');
    const { manifest, all } = await describe(work, asked, measuredOf(asked.sip, ctx), () => host.clock.now(), signal);
    const subject = `${ctx.ref.kind}/${ctx.ref.id}`;
    const told = await keeper.pass({ payload: work.payload, sip: asked.sip, version: asked.xsd, measured: all, manifest, subject, decisions: transferOrder(ctx.options)?.decisions }, signal);
    for (const finding of told) host.log.warn({ code: finding.code, subject, field: finding.field ?? '' }, finding.message);
    const items = filesOf(asked.sip).flatMap((file): Item[] => {
      const found = all.get(file.key);
      return file.document && found ? [{ ...file.document, size: found.size, sha256: found.sha256 }] : [];
    });
    const formats = [...all.values()].map((one) => one.format?.puid ?? null);
    return done(null, { objects: objectsOf(asked.sip.objects).length, files: manifest.length, items, formats, scanner: keeper.scanner });
  },
  // Its effect lies in files of ours, and doing it again is cheap: it is never believed.
  recognise: () => Promise.resolve(ABSENT),
};

/** What the receiver should know of formats: how many files are outside its list, per format. */
function remarks(formats: readonly (string | null)[], greenlist: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const puid of formats) {
    const key = puid ?? 'niet herkend';
    if (puid !== null && (greenlist.length === 0 || greenlist.includes(puid))) continue;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return [...count].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, number]) => `${number} × bestandsformaat ${key}`);
}

const pakket: Verb = {
  apply: async ({ work, step, ctx, host, signal }) => {
    const manifest = (await manifestOf(work)) ?? [];
    const own = manifest.filter((file) => file.kind === 'inhoud');
    const formats = part<(string | null)[]>(ctx.results['metadata']?.result ?? {}, 'formats') ?? [];
    const asked: Seal = {
      facts: part(step.request, 'facts'), packing: part(step.request, 'packing'),
      counts: {
        informatieobjecten: Number(step.request['objects']), bestanden: own.length, inhoud: own.length, bytes: own.reduce((sum, file) => sum + file.size, 0),
        opmerkingen: remarks(formats, part<string[]>(step.request, 'greenlist')),
      },
    };
    return done(null, await seal(work, asked, () => host.clock.now(), signal));
  },
  recognise: async ({ work, signal }) => {
    const sealed = await sealedBefore(work, signal);
    return sealed ? done(null, sealed) : ABSENT;
  },
};

function recordOf({ step, host }: Doing, sealed: Sealed): SipRecord {
  const { request } = step;
  const main = sealed.parts.at(-1);
  if (!main) throw new Blocked(diagnostic('ZS9001', `"${step.name}" has nothing to hand over`));
  return {
    sip: part(request, 'sip'), dossier: part(request, 'dossier'), bron: part(request, 'bron'), list: part(request, 'list'), kind: part(request, 'kind'), supplementOf: part(request, 'supplementOf'),
    inhoud: part(request, 'inhoud'), state: 'sending', part: main, manifest: sealed.manifest, pakbon: sealed.pakbon, at: host.clock.now().toISOString(),
  };
}

/** Whether a SIP was handed over: by its record, and where that is uncertain by what lies at the receiver. */
export async function wasHandedOver(record: SipRecord | undefined, transport: Transport, signal: AbortSignal): Promise<boolean> {
  if (record === undefined || record.state === 'sending') return false;
  if (record.state !== 'renaming') return true;
  // All bytes were there under the other name: if that is gone, the SIP got its own, and may have been taken away since.
  return (await transport.look(record.part, signal)) !== 'under way';
}

const overdracht: Verb = {
  apply: async (doing) => {
    const { work, ctx, host, transport, signal } = doing;
    const sealed = ctx.results[PAKKET]?.result as unknown as Sealed | undefined;
    if (!sealed) throw new Blocked(diagnostic('ZS9001', `"${doing.step.name}" comes before the container`));
    const known = await ofSip(host.shelf, part(doing.step.request, 'sip'));
    const result = { sip: sealed.sha256, pakbon: sealed.pakbon, manifest: sealed.manifest };
    if (await wasHandedOver(known, transport, signal)) return done(part(doing.step.request, 'sip'), result);
    const record = recordOf(doing, sealed);
    const items = part<Item[]>(ctx.results['metadata']?.result ?? {}, 'items') ?? [];
    const keepAs = (state: SipRecord['state'], first = false): Promise<void> => host.shelf.exclusively((rows) => keep(rows, { ...record, state }, first ? items : undefined));
    await keepAs('sending', true);
    for (const one of sealed.parts) {
      const last = one === sealed.parts.at(-1);
      const files = one.kind === 'folder' ? await onDisk('reading the SIP', () => contentsOf(work)) : [];
      await transport.send({ part: one, local: within(work.root, one.local), files, beside: !last }, () => (last ? keepAs('renaming') : Promise.resolve()), signal);
    }
    await keepAs('handed');
    return done(record.sip, result);
  },
  recognise: async ({ step, host, ctx, transport, signal }) => {
    const sip = part<string>(step.request, 'sip');
    const known = await ofSip(host.shelf, sip);
    if (!(await wasHandedOver(known, transport, signal))) return ABSENT;
    const sealed = ctx.results[PAKKET]?.result;
    return done(sip, { sip: sealed?.['sha256'] ?? known?.part.sha256 ?? null, pakbon: known?.pakbon ?? null, manifest: known?.manifest ?? null });
  },
};

const VERBS: Readonly<Record<string, Verb>> = { inhoud, metadata, pakket, overdracht };

function verbOf(yard: Yard, step: Step, ctx: ApplyContext, signal: AbortSignal): { readonly verb: Verb; readonly doing: Doing } {
  const verb = VERBS[String(step.request['do'])];
  const described = step.request['describe'];
  const sip = typeof step.request['sip'] === 'string' ? step.request['sip'] : isObject(described) && isObject(described['sip']) ? String(described['sip']['sip']) : '';
  if (!verb) throw new Blocked(diagnostic('ZS9001', `"${step.name}" is no step of an e-depot`));
  return { verb, doing: { ...yard, step, ctx, signal, work: workOf(path.resolve(yard.folder), sip, step.request['bagit'] === true) } };
}

export function apply(yard: Yard, step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied> {
  const { verb, doing } = verbOf(yard, step, ctx, signal);
  return verb.apply(doing);
}

export function recognise(yard: Yard, step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied | Absent | Unknowable> {
  const { verb, doing } = verbOf(yard, step, ctx, signal);
  return verb.recognise(doing);
}
