// Refuses two syncs that own the same field of one target: each would undo what the other writes, for ever.
import type { Connector } from '../connector/contract';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { canonical } from '../model/hash';
import type { Json } from '../model/json';
import { ownershipBy } from '../model/ownership';
import type { ConnectionFile, SyncFile, TargetConfig } from './schema';
import type { Understood } from './cross';
import { shapeOf } from './shape';
import { walk } from './walk';

interface Claim {
  readonly sync: Understood<SyncFile>;
  readonly name: string;
  readonly target: TargetConfig;
}

/** Compares every pair of targets that are one outside system and one kind; reports at the later of the two. */
export function checkOwners(syncs: readonly Understood<SyncFile>[], connections: ReadonlyMap<string, Understood<ConnectionFile>>, connectors: readonly Connector[]): Diagnostic[] {
  const claims = syncs.flatMap((sync) => Object.entries(sync.value.targets).map(([name, target]): Claim => ({ sync, name, target })));
  return claims.flatMap((claim, index) =>
    claims
      .slice(0, index)
      .filter((other) => other.sync.value.kind === claim.sync.value.kind && place(other.target.connection, connections, connectors) === place(claim.target.connection, connections, connectors))
      .flatMap((other) => {
        const path = ownedByBoth(claim.target, other.target);
        if (path === null) return [];
        const at = ['targets', claim.name, 'ownership', ...(Object.hasOwn(claim.target.ownership, path) ? [path] : [])];
        const what = path === 'default' ? 'every field' : `"${path}"`;
        return [
          diagnostic('ZS1022', `${what} of ${claim.sync.value.kind} in ${claim.target.connection} is also owned by sync ${other.sync.name} (target ${other.name})`, {
            place: claim.sync.where.at(at), subject: claim.sync.where.subject(at),
          }),
        ];
      }),
  );
}

/** The first path for which both say ours, by a rule of its own or one that covers it; `default` stands for every path that neither names. */
function ownedByBoth(a: TargetConfig, b: TargetConfig): string | null {
  const paths = ['default', ...Object.keys(a.ownership), ...Object.keys(b.ownership)].sort((x, y) => Number(y === 'default') - Number(x === 'default') || (x < y ? -1 : 1));
  const [ofA, ofB] = [ownershipBy(a.ownership), ownershipBy(b.ownership)];
  return paths.find((path) => ofA(path) === 'ours' && ofB(path) === 'ours') ?? null;
}

/** Two connections with the same settings, whoever they say they are, are one place. */
function place(name: string, connections: ReadonlyMap<string, Understood<ConnectionFile>>, connectors: readonly Connector[]): string {
  const connection = connections.get(name)?.value;
  const connector = connectors.find((one) => one.name === connection?.connector);
  if (!connection || !connector || connection.sandbox || Object.keys(connection.settings).length === 0) return `connection ${name}`;
  const { leaves, secrets } = walk(connection.settings as never, shapeOf(connector.config), () => undefined);
  const secret = (path: readonly (string | number)[]): boolean => secrets.some((one) => one.join('.') === path.join('.'));
  return canonical([connector.name, ...leaves.filter(({ path }) => !secret(path)).map(({ path, value }): Json => [path.join('.'), value])]);
}
