// How a piece of work can end: seven ways, each with one meaning.

/**
 * - `done`: the world agrees with what was claimed; the row rests, or (with `again`) comes back for what had to wait;
 *   with `wokenBy` it rests until one of those names settles.
 * - `again`: due again after `afterMs`, because `reason`; a timer, or (with `waitsOn`) as soon as all of it settled: of each part one
 *   name suffices. `absent`: names among them that were not there; one that arrived since is waited for no more, nor is any other that
 *   settled in the last `lookedMs`: so long ago it was looked whether it had.
 * - `held`: planned; rests until somebody approves plan `plan`.
 * - `blocked`: cannot go on; rests until a new mark. `reason` is a diagnostic.
 * - `retry`: failed in a way that may pass; back-off with jitter, not before `notBeforeMs`.
 * - `halt`: the whole connection must rest until its probe succeeds; the row stays due.
 * - `lost`: the lease went to somebody else; nothing is written.
 */
export type Outcome<Result, Reason> =
  | { readonly kind: 'done'; readonly result: Result; readonly again?: Omit<Extract<Outcome<Result, Reason>, { readonly kind: 'again' }>, 'kind'>; readonly wokenBy?: readonly string[] }
  | { readonly kind: 'again'; readonly afterMs: number; readonly reason: Reason; readonly waitsOn?: readonly (readonly string[])[]; readonly absent?: readonly string[]; readonly lookedMs?: number }
  | { readonly kind: 'held'; readonly plan: string; readonly reason: Reason }
  | { readonly kind: 'blocked'; readonly reason: Reason }
  | { readonly kind: 'retry'; readonly reason: Reason; readonly notBeforeMs?: number }
  | { readonly kind: 'halt'; readonly connection: string; readonly reason: Reason }
  | { readonly kind: 'lost' };
