// Makes the room in which the verbs of sync work, from the configuration as it was loaded.
import type { HouseConfig, SyncConfig, TargetConfig } from '../config/schema';
import type { Acts } from '../connector/contract';
import type { Clock, Log } from '../connector/host';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import type { Mapping } from '../mapping/types';
import { ownershipBy } from '../model/ownership';
import type { Kind } from '../model/ref';
import { nextOpening } from '../model/windows';
import type { JsonObject } from '../model/json';
import type { Store } from '../sync/ports';
import { type OpenConnection, type Room, type Sync, type SyncTarget } from '../sync/room';
import { compileSelect } from '../sync/select';

interface Parts {
  readonly config: HouseConfig;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly connections: ReadonlyMap<string, OpenConnection>;
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly actor: string;
  readonly revision: string;
}

export function makeRoom({ config, mappings, connections, store, log, clock, actor, revision }: Parts): Room {
  const closing = closedSources(config, connections);
  const syncs = new Map([...config.syncs].map(([name, sync]) => [name, { ...syncFrom(sync, mappings), ...ownActsOf(sync, closing) }]));
  return { store, syncs, connections, log, clock, actor, revision, leaseMs: config.node.leases.delivery };
}

/** Sources at which we write that a transfer was accepted: those of zaken that go to a target that receives. */
function closedSources(config: HouseConfig, connections: ReadonlyMap<string, OpenConnection>): ReadonlyMap<string, Acts> {
  const sources = [...config.syncs.values()].filter((sync) => sync.kind === 'zaak' && Object.values(sync.targets).some((target) => connections.get(target.connection)?.nature === 'receives'));
  return new Map(sources.flatMap(({ source }) => {
    const acts = connections.get(source)?.connection.acts;
    return acts ? [[source, acts] as const] : [];
  }));
}

/** What we write there ourselves is left out of what is compared, in every sync that reads that source (practice §2). */
function ownActsOf({ source, kind }: SyncConfig, closing: ReadonlyMap<string, Acts>): Pick<Sync, 'withoutOwnActs'> {
  const acts = closing.get(source);
  return acts ? { withoutOwnActs: (model) => acts.without(kind, model) } : {};
}

function syncFrom(config: SyncConfig, mappings: ReadonlyMap<string, Mapping>): Sync {
  return {
    name: config.name,
    source: config.source,
    kind: config.kind,
    mapping: mappingTo(config.kind, mappingOf(config.mapping, mappings)),
    settings: config.settings,
    read: config.read,
    ...(config.discovers === undefined ? {} : { discovers: config.discovers }),
    select: compileSelect(config.select),
    selectHint: config.select as JsonObject,
    onLeave: config.onLeave,
    deliver: config.deliver,
    targets: new Map(Object.entries(config.targets).map(([name, target]) => [name, targetFrom(name, config.kind, target, mappings)])),
    missing: config.missing,
    ...(config.settle === undefined ? {} : { settleMs: config.settle }),
    opensIn: (now) => {
      const next = nextOpening(config.windows, now);
      return next === null ? Number.MAX_SAFE_INTEGER : next.getTime() - now.getTime();
    },
  };
}

function targetFrom(name: string, kind: Kind, config: TargetConfig, mappings: ReadonlyMap<string, Mapping>): SyncTarget {
  return {
    name,
    connection: config.connection,
    mapping: mappingFrom(kind, mappingOf(config.mapping, mappings)),
    ownership: ownershipBy(config.ownership),
    retain: config.retain,
    shared: config.shared,
    options: config.options,
  };
}

/** One file serves both ways: a source needs the way to the model, a target the way from it. */
const mappingTo = (kind: Kind, mapping: Mapping): Mapping => (mapping.to !== kind && mapping.back?.to === kind ? mapping.back : mapping);
const mappingFrom = (kind: Kind, mapping: Mapping): Mapping => (mapping.from !== kind && mapping.back?.from === kind ? mapping.back : mapping);

function mappingOf(name: string, mappings: ReadonlyMap<string, Mapping>): Mapping {
  const mapping = mappings.get(name);
  if (!mapping) throw new DiagnosticError([diagnostic('ZS9001', `mapping "${name}" passed the check and is not there`)]);
  return mapping;
}
