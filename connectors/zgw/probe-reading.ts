// Looks which APIs of zaken and documents answer, what they offer, and what our rights would leave out in silence. Reads only.
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../core/model/json';
import type { Api } from './api';
import { grantsOf, lackingScopes, silentlyMissing, TASKS, type Component, type Grants, type NamedType, type Task } from './grants';
import { readOffers } from './offers';
import type { ReadingDoors } from './reading/doors';
import { text } from './reading/values';
import { uuidOf } from './urls';

/** What is found is put into `facts` and `diagnostics`; `ask` keeps one failing question from ending the others. */
export interface Probing {
  readonly openapi: string;
  readonly facts: JsonObject;
  readonly diagnostics: Diagnostic[];
  readonly ask: (work: () => Promise<void>) => Promise<void>;
}

const APIS = [
  { name: 'zaken', component: 'zrc', path: '/zaken' },
  { name: 'documenten', component: 'drc', path: '/enkelvoudiginformatieobjecten' },
  { name: 'besluiten', component: 'brc', path: '/besluiten' },
] as const;

/** Which types the objects of a component have, and what people call those objects. */
const TYPED = [
  { component: 'zrc', scope: 'zaken.lezen', what: 'zaken', types: '/zaaktypen', named: 'identificatie' },
  { component: 'drc', scope: 'documenten.lezen', what: 'documents', types: '/informatieobjecttypen', named: 'omschrijving' },
  { component: 'brc', scope: 'besluiten.lezen', what: 'besluiten', types: '/besluittypen', named: 'omschrijving' },
] as const;

/** How a lacking task is told: what cannot be read would be missing, what cannot be written is refused when it is tried. */
const SEVERITY: Readonly<Record<Task, 'warning' | 'info'>> = { lezen: 'warning', schrijven: 'info', afsluiten: 'info' };

export async function probeReading(doors: ReadingDoors, probing: Probing, signal: AbortSignal): Promise<void> {
  const open = APIS.flatMap(({ name, component, path }) => {
    const api = doors[name];
    return api ? [{ name, component, path, api }] : [];
  });
  for (const { name, path, api } of open) await probing.ask(() => probeApi(name, path, api, probing, signal));
  if (open.length > 0) await probing.ask(() => probeGrants(doors, open.map(({ component }) => component), probing, signal));
}

async function probeApi(name: string, path: string, api: Api, { openapi, facts }: Probing, signal: AbortSignal): Promise<void> {
  // A list that is certainly short: it tells that we may list, and the version.
  await api.page(path, { identificatie: '-' }, signal);
  const offers = readOffers(await api.text(openapi, signal), path);
  facts[name] = { apiVersion: api.version(), clockAheadSeconds: Math.round((api.skew() ?? 0) / 1000), ...(offers === null ? { offers: 'not told: tried as its version allows' } : { ...offers, combined: [...offers.combined] }) };
}

async function probeGrants(doors: ReadingDoors, open: readonly Component[], { facts, diagnostics }: Probing, signal: AbortSignal): Promise<void> {
  const grants = await grantsOf(doors, signal);
  if (grants === null) {
    diagnostics.push(diagnostic('ZS4162', 'the connection names no autorisaties, so nobody can say what our rights leave out of its lists', { field: 'autorisaties' }));
    return;
  }
  const components: readonly Component[] = ['ztc', ...open];
  const tasks = Object.keys(TASKS) as Task[];
  const lacking = tasks.map((task) => ({ task, scopes: lackingScopes(grants, task, components) }));
  facts['tasks'] = Object.fromEntries(lacking.map(({ task, scopes }) => [task, scopes.length === 0 ? 'allowed' : { lacks: scopes }]));
  for (const { task, scopes } of lacking) if (scopes.length > 0) diagnostics.push(diagnostic('ZS4162', `${task} needs ${scopes.join(', ')}`, { severity: SEVERITY[task] }));
  for (const typed of TYPED) {
    if (open.includes(typed.component) && !grants.all) diagnostics.push(...(await missingOf(doors.catalogi, grants, typed, signal)));
  }
}

/** Compared per version: a new version of a zaaktype has rights of its own, and is easily forgotten. */
async function missingOf(catalogi: Api, grants: Grants, typed: (typeof TYPED)[number], signal: AbortSignal): Promise<Diagnostic[]> {
  const found = await catalogi.all(typed.types, { status: 'definitief' }, signal);
  const types = found.map((one): NamedType => ({ id: uuidOf(one['url']) ?? '', name: `${text(one[typed.named])} (${text(one['beginGeldigheid'])})` }));
  return silentlyMissing(grants, typed.component, typed.scope, typed.what, types);
}
