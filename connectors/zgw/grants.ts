// Asks the Autorisaties API what our application may do, and says which types a task needs and does not get.
import { diagnostic, DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../../core/model/zaaktype';
import type { Api } from './api';
import { uuidOf } from './urls';

/** Components as the Autorisaties API names them. */
export type Component = 'zrc' | 'drc' | 'brc' | 'ztc' | 'nrc' | 'ac';

export interface Grant {
  readonly component: string;
  readonly scopes: ReadonlySet<string>;
  /** UUID of the zaaktype, informatieobjecttype or besluittype it is for; null: it is for all. */
  readonly type: string | null;
  /** The most confidential it reaches; null: not limited. */
  readonly most: string | null;
}

export interface Grants {
  /** May do everything to everything. */
  readonly all: boolean;
  readonly grants: readonly Grant[];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** null where no Autorisaties API is configured. Throws DiagnosticError ZS4102 where it does not know us, and what a call may throw. */
export async function grantsOf(doors: { readonly autorisaties: Api | null; readonly config: { readonly clientId: string } }, signal: AbortSignal): Promise<Grants | null> {
  if (!doors.autorisaties) return null;
  const us = await doors.autorisaties.get('/applicaties/consumer', { clientId: doors.config.clientId }, signal);
  if (us === null) throw new DiagnosticError([diagnostic('ZS4102', `the Autorisaties API knows no application with client_id ${doors.config.clientId}`)]);
  const rights = Array.isArray(us['autorisaties']) ? us['autorisaties'].filter(isObject) : [];
  return { all: us['heeftAlleAutorisaties'] === true, grants: rights.map(readGrant) };
}

function readGrant(raw: JsonObject): Grant {
  const scopes = Array.isArray(raw['scopes']) ? raw['scopes'].filter((scope) => typeof scope === 'string') : [];
  return {
    component: text(raw['component']),
    scopes: new Set(scopes),
    type: uuidOf(raw['zaaktype']) ?? uuidOf(raw['informatieobjecttype']) ?? uuidOf(raw['besluittype']),
    most: text(raw['maxVertrouwelijkheidaanduiding']) || null,
  };
}

/** A scope anywhere in this component, whatever type it is for. */
export const mayAnywhere = ({ all, grants }: Grants, component: Component, scope: string): boolean =>
  all || grants.some((grant) => grant.component === component && grant.scopes.has(scope));

const rank = (level: string | null): number => (level === null ? VERTROUWELIJKHEIDAANDUIDINGEN.length : VERTROUWELIJKHEIDAANDUIDINGEN.findIndex((known) => known === level));

/** How confidential this scope reaches for a type: a level, `all`, or `none`. */
export function reach({ all, grants }: Grants, component: Component, scope: string, type: string): string {
  if (all) return 'all';
  const fitting = grants.filter((grant) => grant.component === component && grant.scopes.has(scope) && (grant.type === null || grant.type === type));
  const best = fitting.reduce<number>((most, grant) => Math.max(most, rank(grant.most)), -1);
  if (best < 0) return 'none';
  return best >= VERTROUWELIJKHEIDAANDUIDINGEN.length - 1 ? 'all' : (VERTROUWELIJKHEIDAANDUIDINGEN[best] ?? 'none');
}

/** What reading, writing and closing a transfer need, by component. */
export const TASKS = {
  lezen: { ztc: ['catalogi.lezen'], zrc: ['zaken.lezen'], drc: ['documenten.lezen'], brc: ['besluiten.lezen'] },
  schrijven: {
    zrc: ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'zaken.geforceerd-bijwerken'], drc: ['documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock'],
    brc: ['besluiten.aanmaken', 'besluiten.bijwerken'],
  },
  // Closed zaken change only by force: archiefstatus is set when they long are (zrc-022 and practice §2).
  afsluiten: { zrc: ['zaken.bijwerken', 'zaken.geforceerd-bijwerken'], drc: ['documenten.bijwerken', 'documenten.lock'] },
} as const satisfies Record<string, Partial<Record<Component, readonly string[]>>>;
export type Task = keyof typeof TASKS;

/** Scopes a task needs that we have nowhere, in the components this connection has addresses of. */
export function lackingScopes(grants: Grants, task: Task, components: readonly Component[]): string[] {
  const needed: Partial<Record<string, readonly string[]>> = TASKS[task];
  return Object.entries(needed).flatMap(([component, scopes = []]) => (components.includes(component as Component) ? scopes.filter((scope) => !mayAnywhere(grants, component as Component, scope)) : []));
}

/** A type of the catalogue: its UUID, and how people call it. */
export interface NamedType {
  readonly id: string;
  readonly name: string;
}

/** More names than this are counted, not listed. */
const LISTED = 20;

function listed(names: readonly string[]): string {
  const some = [...new Set(names)].sort();
  return some.length > LISTED ? `${some.slice(0, LISTED).join(', ')} and ${some.length - LISTED} more` : some.join(', ');
}

/** What lists would leave out in silence: types we may not read at all, and those above a level. */
export function silentlyMissing(grants: Grants, component: Component, scope: string, what: string, types: readonly NamedType[]): Diagnostic[] {
  const reached = types.map((type) => ({ name: type.name, level: reach(grants, component, scope, type.id) }));
  const unread = reached.filter(({ level }) => level === 'none');
  const levels = [...new Set(reached.map(({ level }) => level))].filter((level) => level !== 'none' && level !== 'all');
  return [
    ...(unread.length > 0 ? [diagnostic('ZS4161', `${what} of ${listed(unread.map(({ name }) => name))} are not shown to us: ${scope} is not given for them`)] : []),
    ...levels.map((level) => diagnostic('ZS4161', `${what} above ${level} of ${listed(reached.filter((one) => one.level === level).map(({ name }) => name))} are not shown to us`)),
  ];
}
