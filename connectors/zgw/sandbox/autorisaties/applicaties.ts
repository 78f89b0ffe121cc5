// Keeps the applicaties: what the settings say of each client until the API says otherwise.
import type { Json, JsonObject } from '../../../../core/model/json';
import { placeAt, urlOf, type Place } from '../paths';
import { SCOPES, type Autorisatie, type Client, type Scope } from '../settings';
import { everyOf, type Desk, type Look } from '../state';
import { namedUuid } from '../uuid';
import { typePlace } from './grants';

export interface Applicatie {
  readonly uuid: string;
  readonly clientIds: readonly string[];
  readonly label: string;
  readonly heeftAlleAutorisaties: boolean;
  /** Types as places. */
  readonly autorisaties: readonly Autorisatie[];
}

export const COMPONENTS = { zrc: 'Zaken API', drc: 'Documenten API', brc: 'Besluiten API', ztc: 'Catalogi API', nrc: 'Notificaties API', ac: 'Autorisaties API' } as const;
export type Component = keyof typeof COMPONENTS;
/** The field that names the type, and the collection it is in, of the components that are granted per type. */
export const TYPED = { zrc: { field: 'zaaktype', collection: 'zaaktypen' }, drc: { field: 'informatieobjecttype', collection: 'informatieobjecttypen' }, brc: { field: 'besluittype', collection: 'besluittypen' } } as const;
export type Typed = keyof typeof TYPED;
export const isTyped = (component: Component): component is Typed => component in TYPED;

const PREFIX: Readonly<Record<Component, string>> = { zrc: 'zaken.', drc: 'documenten.', brc: 'besluiten.', ztc: 'catalogi.', nrc: 'notificaties.', ac: 'autorisaties.' };
/** Scopes that belong to a component; the audit trail is read per component. */
const scopesOf = (component: Component, scopes: readonly Scope[]): Scope[] => scopes.filter((scope) => scope.startsWith(PREFIX[component]) || (isTyped(component) && scope === 'audittrails.lezen'));

const ROW = 'autorisaties/applicaties'; // all in one row, there as soon as the API changed one

export const placeOfApplicatie = (uuid: string): Place => placeAt('autorisaties', 'applicaties', uuid);

/** What a client of the settings may do, as an applicatie. Who holds every scope that goes round no rule may do everything. */
async function ofClient(look: Look, { id, scopes, autorisaties }: Client): Promise<Applicatie> {
  const uuid = namedUuid(`applicatie/${id}`);
  const everything = autorisaties === undefined && SCOPES.every((scope) => scope.includes('geforceerd') || scopes.includes(scope));
  if (everything) return { uuid, clientIds: [id], label: id, heeftAlleAutorisaties: true, autorisaties: [] };
  const granted: Autorisatie[] = (autorisaties ?? []).map((grant) => (isTyped(grant.component) ? { ...grant, [TYPED[grant.component].field]: typePlace(grant[TYPED[grant.component].field] ?? '') } : grant));
  for (const component of Object.keys(COMPONENTS) as Component[]) {
    const held = scopesOf(component, scopes);
    if (held.length === 0 || granted.some((grant) => grant.component === component)) continue;
    if (!isTyped(component)) granted.push({ component, scopes: held });
    // A scope without a type is a scope for all types there are: the API can only say so one by one.
    else if (autorisaties === undefined) for (const { place } of await everyOf(look, TYPED[component].collection)) granted.push({ component, scopes: held, [TYPED[component].field]: place, ...(component !== 'brc' && { maxVertrouwelijkheidaanduiding: 'zeer_geheim' as const }) });
  }
  return { uuid, clientIds: [id], label: id, heeftAlleAutorisaties: false, autorisaties: granted };
}

const kept = (row: Json | undefined): readonly Applicatie[] | undefined => (Array.isArray(row) ? (row as unknown as readonly Applicatie[]) : undefined);

export async function applicaties(look: Look, clients: readonly Client[]): Promise<readonly Applicatie[]> {
  return kept(await look.get(ROW)) ?? Promise.all(clients.map((client) => ofClient(look, client)));
}

export const keepApplicaties = (desk: Desk, all: readonly Applicatie[]): Promise<void> => desk.put(ROW, all as unknown as Json);

/** Grants each client what its applicatie says; `first` is what the settings said, in force until the API changed anything. */
export async function grant(look: Look, clients: readonly Client[], first: readonly Client[]): Promise<void> {
  const all = kept(await look.get(ROW));
  clients.forEach((client, index) => {
    const before = first[index];
    const applicatie = all?.find(({ clientIds }) => clientIds.includes(client.id));
    if (all === undefined) Object.assign(client, { scopes: before?.scopes ?? [], autorisaties: before?.autorisaties });
    else if (applicatie?.heeftAlleAutorisaties) Object.assign(client, { scopes: [...SCOPES], autorisaties: undefined });
    else Object.assign(client, { scopes: [...new Set((applicatie?.autorisaties ?? []).flatMap(({ scopes }) => scopes))], autorisaties: applicatie?.autorisaties ?? [] });
  });
}

/** A client whose settings name what it may do it to holds the scopes named there, and of the other components those it has. */
export function startingGrants(client: Client): Client {
  const { autorisaties, scopes } = client;
  if (autorisaties === undefined) return { ...client };
  const elsewhere = scopes.filter((scope) => (['ztc', 'nrc', 'ac'] as const).some((component) => scope.startsWith(PREFIX[component])));
  return { ...client, scopes: [...new Set([...elsewhere, ...autorisaties.flatMap((one) => one.scopes)])] };
}

export function renderApplicatie({ uuid, clientIds, label, heeftAlleAutorisaties, autorisaties }: Applicatie, root: string): JsonObject {
  return {
    url: urlOf(placeOfApplicatie(uuid), root), clientIds: [...clientIds], label, heeftAlleAutorisaties,
    autorisaties: autorisaties.map((one): JsonObject => ({
      component: one.component, componentWeergave: COMPONENTS[one.component], scopes: [...one.scopes],
      ...(isTyped(one.component) && { [TYPED[one.component].field]: urlOf(one[TYPED[one.component].field] ?? '', root) }),
      ...(isTyped(one.component) && one.component !== 'brc' && { maxVertrouwelijkheidaanduiding: one.maxVertrouwelijkheidaanduiding ?? '' }),
    })),
  };
}

