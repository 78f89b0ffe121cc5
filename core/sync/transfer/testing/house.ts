// A register of zaken and an e-depot for the tests of transfers, both in memory; the house between them is the real one.
import { aResultaat, aZaak } from '../../../archive/testing/zaken';
import { transferOrder, type TransferOrder } from '../../../archive/transfer/order';
import { withoutOwnActs } from '../../../archive/transfer/own-acts';
import type { Act, Connection, Receipt, SharedDocument, Step, Target } from '../../../connector/contract';
import { Retry } from '../../../connector/outcome';
import { diagnostic } from '../../../diagnostics/diagnostic';
import type { JsonObject } from '../../../model/json';
import type { Ref } from '../../../model/ref';
import type { Zaak } from '../../../model/zaak';
import type { Store } from '../../ports';
import type { OpenConnection, Room, Sync } from '../../room';
import { aRoom, aSync, aTarget, asItIs } from '../../../../test/support/house';

export const zaakRef = (id: string): Ref => ({ system: 'bron', kind: 'zaak', id });

interface Held {
  identificatie: string;
  status: string;
  versie: number;
  locked: boolean;
}

/** The register at the source: its zaken, its documents, and what was written there. */
export class Register {
  readonly zaken = new Map<string, Zaak>();
  readonly documents = new Map<string, Held>();
  readonly writes: string[] = [];
  /** How many of the coming writes take effect while their reply is lost. */
  lose = 0;

  put(id: string, more: Partial<Zaak> = {}, documents: readonly string[] = []): Zaak {
    for (const bron of documents) if (!this.documents.has(bron)) this.documents.set(bron, { identificatie: bron.toUpperCase(), status: 'definitief', versie: 1, locked: false });
    const zaak = aZaak({
      bron: id, identificatie: `ZAAK-${id}`, resultaat: aResultaat(),
      zaakinformatieobjecten: documents.map((bron) => ({ bron: `${id}-${bron}`, informatieobject: { bron } })), ...more,
    });
    this.zaken.set(id, zaak);
    return zaak;
  }

  private effect(what: string): void {
    this.writes.push(what);
    if (this.lose === 0) return;
    this.lose -= 1;
    throw new Retry(diagnostic('ZS4001', 'the reply was lost'));
  }

  private holders(bron: string): Zaak[] {
    return [...this.zaken.values()].filter((zaak) => zaak.zaakinformatieobjecten.some((one) => one.informatieobject.bron === bron));
  }

  private plan({ ref, documenten }: Act): Step[] {
    const zaak = this.zaken.get(ref.id);
    const open = documenten.filter((bron) => this.documents.get(bron)?.status !== 'gearchiveerd');
    const steps = open.map((bron): Step => ({ name: `document ${bron}`, action: 'update', object: { kind: 'informatieobject', key: bron }, request: { bron }, repeatable: true, irreversible: false }));
    return zaak?.archiefstatus === 'overgedragen' ? steps : [...steps, { name: 'zaak', action: 'close', object: { kind: 'zaak', key: ref.id }, request: {}, repeatable: true, irreversible: true }];
  }

  private apply(step: Step, ref: Ref): void {
    const bron = step.request['bron'];
    const held = typeof bron === 'string' ? this.documents.get(bron) : undefined;
    if (held) {
      if (held.status === 'gearchiveerd') return;
      Object.assign(held, { status: 'gearchiveerd', versie: held.versie + 1 });
      this.effect(`${String(bron)} gearchiveerd`);
      return;
    }
    const zaak = this.zaken.get(ref.id);
    if (!zaak) return;
    this.zaken.set(ref.id, { ...zaak, archiefstatus: 'overgedragen' });
    this.effect(`${ref.id} overgedragen`);
  }

  connection(): Connection {
    return {
      probe: () => Promise.resolve({ ok: true, facts: {}, diagnostics: [] }),
      source: {
        list: () => Promise.resolve({ names: [...this.zaken.keys()].map((id) => ({ ref: zaakRef(id) })), next: null, diagnostics: [] }),
        read: (ref) => {
          const zaak = this.zaken.get(ref.id);
          return Promise.resolve(zaak ? { state: 'present', shape: 'test.zaak', value: zaak as unknown as JsonObject, provenance: {}, diagnostics: [] } : { state: 'gone', provenance: {} });
        },
      },
      acts: {
        check: (act) => Promise.resolve(act.documenten.filter((bron) => this.documents.get(bron)?.locked).map((bron) => diagnostic('ZS4420', `document ${bron} is locked`))),
        shared: (act) => Promise.resolve(act.documenten.flatMap((bron) => this.holders(bron).filter((zaak) => zaak.bron !== act.ref.id).map((zaak): SharedDocument => ({
          document: bron, documentIdentificatie: bron, zaak: zaakRef(zaak.bron), zaakIdentificatie: zaak.identificatie, open: zaak.einddatum === undefined,
        })))),
        plan: (act) => Promise.resolve(this.plan(act)),
        apply: async (step, { ref }) => {
          await Promise.resolve();
          this.apply(step, ref);
          return { state: 'applied', id: null, result: {} };
        },
        without: withoutOwnActs,
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
}

/** The receiver: SIPs as they came, the orders they came under, and the receipts it gives. */
export class Edepot {
  readonly sips = new Map<string, JsonObject>();
  readonly orders: TransferOrder[] = [];
  readonly receipts: Receipt[] = [];
  /** How many hand-overs came, the same SIP counted again. */
  handed = 0;
  /** How many of the coming hand-overs take effect while their reply is lost. */
  lose = 0;
  /** What the gate finds of every dossier. */
  finds: string[] = [];

  say(sip: string, state: Receipt['state'], ...reasons: string[]): void {
    this.receipts.push({ sip, state, at: '2026-03-02T10:00:00Z', reasons, evidence: { pakbon: `pakbon van ${sip}` } });
  }

  private target(): Target {
    return {
      find: ({ options }) => {
        const held = this.sips.get(transferOrder(options)?.sip ?? '');
        return Promise.resolve(held ? { state: 'found', value: held, links: { '': transferOrder(options)?.sip ?? '' }, context: {} } : { state: 'absent', context: {} });
      },
      plan: ({ want, now, options }) => {
        const order = transferOrder(options);
        if (!order) return { steps: [], changes: [], diagnostics: [diagnostic('ZS4410', 'no order', { severity: 'error' })], approval: [], delivers: new Map() };
        const accepted = new Set(order.decisions.dossier.findings.map((one) => one.code));
        const diagnostics = this.finds.filter((code) => !accepted.has(code)).map((message) => diagnostic('ZS4406', message));
        const steps: Step[] = now.state === 'found' ? [] : [{ name: `SIP ${order.sip}`, action: 'create', object: { kind: 'sip', key: order.sip }, request: { want: want ?? {} }, link: '', repeatable: true, irreversible: false }];
        return { steps, changes: [], diagnostics, approval: [], delivers: new Map([['dossier', order.dossier]]) };
      },
      apply: (step, { options }) => {
        const order = transferOrder(options);
        if (!order) throw new Error('applied without an order');
        this.handed += 1;
        this.orders.push(order);
        this.sips.set(order.sip, { dossier: order.dossier, want: step.request['want'] ?? null });
        if (this.lose > 0) {
          this.lose -= 1;
          return Promise.reject(new Retry(diagnostic('ZS4001', 'the reply was lost')));
        }
        return Promise.resolve({ state: 'applied', id: order.sip, result: {} });
      },
      recognise: (_step, { options }) => Promise.resolve(this.sips.has(transferOrder(options)?.sip ?? '') ? { state: 'applied', id: transferOrder(options)?.sip ?? '', result: {} } : { state: 'absent', context: {} }),
      receipts: (cursor) => {
        const from = typeof cursor === 'number' ? cursor : 0;
        return Promise.resolve({ receipts: this.receipts.slice(from, from + 2), next: Math.min(this.receipts.length, from + 2) });
      },
    };
  }

  connection(): Connection {
    return { probe: () => Promise.resolve({ ok: true, facts: {}, diagnostics: [] }), target: this.target(), [Symbol.asyncDispose]: () => Promise.resolve() };
  }
}

const open = (name: string, connection: Connection, nature: 'keeps' | 'receives'): OpenConnection => ({ name, connection, timeoutMs: 5_000, graceMs: 0, canBeAsked: true, proves: 'absence', nature });

/** One sync of zaken from the register to the e-depot. */
export function transferRoom(store: Store, register: Register, edepot: Edepot, actor = 'node test'): Room {
  const bron = register.connection();
  const sync: Sync = {
    ...aSync({ name: 'zaken', kind: 'zaak', mapping: asItIs('test.zaak', 'zaak'), targets: [aTarget('edepot', { mapping: asItIs('zaak', 'test.dossier'), ownership: () => 'ours' })] }),
    withoutOwnActs: (model) => withoutOwnActs('zaak', model),
  };
  return aRoom(store, sync, [open('bron', bron, 'keeps'), open('edepot', edepot.connection(), 'receives')], { actor, clock: { now: () => new Date('2026-03-01T12:00:00Z') } });
}
