// Checks the overlays of every environment: that they lie over something, and hold only what may differ.
import type { Connector } from '../connector/contract';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../diagnostics/locate';
import { didYouMean } from '../diagnostics/suggest';
import { connectionShape, senderShape } from './connection-shape';
import { connectorFor } from './sender-connector';
import { node, service, sync } from './schema';
import { checkOverlay } from './section';
import { shapeOf } from './shape';
import type { Tree } from './tree';

/** `ours` is the environment that is loaded: what its overlays hold is checked with the files they lie over. */
export function checkOverlays(tree: Tree, ours: string, registry: readonly Connector[]): Diagnostic[] {
  return [...tree.environments].flatMap(([environment, layer]) => {
    const subject = `environments.${environment}`;
    const other = environment !== ours;
    return [
      ...[...layer.connections].flatMap(([name, file]) => {
        const base = tree.base.connections.get(name);
        if (!base) return [orphan('connection', name, file, tree.base.connections.keys())];
        return other ? checkOverlay(`${subject}.connections.${name}`, connectionShape(base, file, registry), file) : [];
      }),
      ...[...layer.syncs].flatMap(([name, file]) => {
        if (!tree.base.syncs.has(name)) return [orphan('sync', name, file, tree.base.syncs.keys())];
        return other ? checkOverlay(`${subject}.syncs.${name}`, shapeOf(sync), file) : [];
      }),
      ...[...layer.services].flatMap(([name, file]) => {
        if (!tree.base.services.has(name)) return [orphan('service', name, file, tree.base.services.keys())];
        return other ? checkOverlay(`${subject}.services.${name}`, shapeOf(service), file) : [];
      }),
      ...[...layer.senders].flatMap(([name, file]) => {
        const base = tree.base.senders.get(name);
        if (!base) return [orphan('sender', name, file, tree.base.senders.keys())];
        return other ? checkOverlay(`${subject}.senders.${name}`, senderShape(connectorFor(tree, base, registry)), file) : [];
      }),
      ...(layer.node && other ? checkOverlay(`${subject}.zaaksluis`, shapeOf(node), layer.node) : []),
    ];
  });
}

function orphan(what: string, name: string, file: Located, known: Iterable<string>): Diagnostic {
  const remedy = didYouMean(name, known);
  return diagnostic('ZS1025', `there is no ${what} "${name}" to lay this over`, { place: { file: file.file }, ...(remedy === undefined ? {} : { remedy }) });
}
