// Finds the zaken that a document is linked to, by itself or by a besluit.
import { Blocked } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import type { Ref } from '../../core/model/ref';
import type { Api } from './api';
import { text } from './reading/values';
import { uuidOf } from './urls';

interface Doors {
  readonly documenten: Api;
  readonly besluiten: Api | null;
}

/** The zaak of a besluit; the besluit itself where it has none, or cannot be read: then it counts as somebody else. */
async function ofBesluit({ besluiten }: Doors, system: string, id: string, signal: AbortSignal): Promise<Ref> {
  const besluit = besluiten === null ? null : await besluiten.get(`/besluiten/${id}`, {}, signal);
  const zaak = uuidOf(besluit?.['zaak']);
  return zaak === null ? { system, kind: 'besluit', id } : { system, kind: 'zaak', id: zaak };
}

/** Documenten API, objectinformatieobjecten. Once each; a document that is not there has none. */
export async function holders(doors: Doors, system: string, document: Ref, signal: AbortSignal): Promise<readonly Ref[]> {
  const held = await doors.documenten.get(`/enkelvoudiginformatieobjecten/${document.id}`, {}, signal);
  if (held === null) return [];
  const found = new Map<string, Ref>();
  for (const link of await doors.documenten.all('/objectinformatieobjecten', { informatieobject: text(held['url']) }, signal)) {
    const id = uuidOf(link['object']);
    if (id === null) throw new Blocked(diagnostic('ZS4709', 'something that has no UUID has it too', { subject: `informatieobject/${document.id}`, severity: 'error' }));
    const ref: Ref = link['objectType'] === 'besluit' ? await ofBesluit(doors, system, id, signal) : { system, kind: 'zaak', id };
    found.set(`${ref.kind} ${ref.id}`, ref);
  }
  return [...found.values()];
}
