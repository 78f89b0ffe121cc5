// Stands a file in for a source: `plan --file` shows what an export would change before anybody drops it.
import { CONNECTORS } from '../../connectors/registry';
import type { House } from '../compose';
import type { Connection, Gone, Raw } from '../connector/contract';
import { DiagnosticError, diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Ref } from '../model/ref';
import type { Room } from '../sync/room';

/** The same room, in which the source of this sync is the file. Throws DiagnosticError ZS1204 where its connector reads no files. */
export async function readingFile(house: House, sync: string, file: string, signal: AbortSignal): Promise<Room> {
  const source = house.room.syncs.get(sync)?.source ?? '';
  const open = house.room.connections.get(source);
  const connector = CONNECTORS.get(house.config.connections.get(source)?.connector ?? '');
  if (!open || !connector?.readFile) throw new DiagnosticError([diagnostic('ZS1204', `connection "${source}" does not read files`)]);
  const subjects = new Map<string, Raw | Gone>();
  const refs: Ref[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const item of connector.readFile(file, signal)) {
    if (item.item === 'finding') diagnostics.push(item.finding);
    else {
      subjects.set(`${item.kind}/${item.id}`, item.raw);
      if (item.raw.state === 'present') refs.push({ system: source, kind: item.kind, id: item.id });
    }
  }
  const connection: Connection = {
    probe: (until) => open.connection.probe(until),
    source: {
      list: () => Promise.resolve({ names: refs.map((ref) => ({ ref })), next: null, diagnostics }),
      read: (ref) => Promise.resolve(subjects.get(`${ref.kind}/${ref.id}`) ?? { state: 'gone', provenance: { file } }),
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return { ...house.room, connections: new Map([...house.room.connections, [source, { ...open, connection }]]) };
}
