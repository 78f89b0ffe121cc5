// Names of things outside: a system, a kind and an id. The only thing a mark carries.

/** The kinds of subject that can be kept in step. */
export const KINDS = ['zaaktype', 'informatieobjecttype', 'besluittype', 'zaak', 'informatieobject', 'besluit'] as const;
export type Kind = (typeof KINDS)[number];

/** A name: it says which object is meant, never what it looks like. `system` is the name of a connection. */
export interface Ref {
  readonly system: string;
  readonly kind: Kind;
  readonly id: string;
}

/** Writes a name as people type it: `inavigator:zaaktype/B1026`. */
export function formatRef(ref: Ref): string {
  return `${ref.system}:${ref.kind}/${ref.id}`;
}

/** Reads `system:kind/id`, or `kind/id` and a bare `id` where the rest is known from `fallback`; null where it is none of these. */
export function parseRef(text: string, fallback: Partial<Ref> = {}): Ref | null {
  const match = /^(?:(?<system>[^:/\s]+):)?(?:(?<kind>[a-z]+)\/)?(?<id>\S+)$/.exec(text);
  const system = match?.groups?.['system'] ?? fallback.system;
  const kind = KINDS.find((known) => known === (match?.groups?.['kind'] ?? fallback.kind));
  const id = match?.groups?.['id'];
  return system && kind && id ? { system, kind, id } : null;
}
