// Serves abonnementen: a callback is tried out before anybody is subscribed to it.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { enter, tagged, type Setting } from '../enter';
import { API, placeAt, urlOf } from '../paths';
import { insist, invalidInput, notFound, refused, type Invalid } from '../problem';
import type { Desk } from '../state';
import { abonnementen, keepAbonnementen, type Abonnement, type CloudEventFilter, type KanaalFilter } from './abonnementen';
import { tryOut, type Callbacks } from './callback';
import { kanalen, type Kanaal } from './kanalen';

const ROOT = `${API.notificaties}/abonnement`;
type One = { Params: { readonly uuid: string } };

const rendered = ({ uuid, callbackUrl, kanalen: asked, sendCloudevents, cloudeventFilters }: Abonnement, root: string): JsonObject => ({
  url: urlOf(placeAt('notificaties', 'abonnement', uuid), root), callbackUrl,
  kanalen: asked.map(({ naam, filters }) => ({ naam, filters: { ...filters } })), sendCloudevents, cloudeventFilters: cloudeventFilters.map(({ typeSubstring, filters }) => ({ typeSubstring, filters: { ...filters } })),
});

interface Read {
  readonly value: Omit<Abonnement, 'uuid'>;
  readonly faults: readonly Invalid[];
}

/** Filters as text; anything else is at fault. */
function filtersOf(given: Json | undefined, name: string, faults: Invalid[]): Record<string, string> {
  if (given === undefined) return {};
  if (!isObject(given)) {
    faults.push({ name, code: 'not_a_dict', reason: 'Verwachtte een object.' });
    return {};
  }
  const entries = Object.entries(given);
  for (const [key, value] of entries) if (typeof value !== 'string') faults.push({ name: `${name}.${key}`, code: 'invalid', reason: 'Not a valid string.' });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Reads a body over what there was; PUT asks for callbackUrl and auth. */
function read(body: Json | undefined, before: Abonnement | null, partial: boolean, known: readonly Kanaal[]): Read {
  if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
  const faults: Invalid[] = [];
  const said = (name: 'callbackUrl' | 'auth', longest: number): string => {
    const given = body[name];
    if (given === undefined && partial) return before?.[name] ?? '';
    if (given === undefined) faults.push({ name, code: 'required', reason: 'Dit veld is vereist.' });
    else if (typeof given !== 'string') faults.push({ name, code: 'invalid', reason: 'Not a valid string.' });
    else if (given === '') faults.push({ name, code: 'blank', reason: 'Dit veld mag niet leeg zijn.' });
    else if (given.length > longest) faults.push({ name, code: 'max_length', reason: `Zorg ervoor dat dit veld niet meer dan ${longest} karakters bevat.` });
    else return given;
    return '';
  };
  const callbackUrl = said('callbackUrl', 200);
  if (callbackUrl !== '' && !/^https?:/.test(URL.canParse(callbackUrl) ? new URL(callbackUrl).protocol : '')) faults.push({ name: 'callbackUrl', code: 'invalid', reason: 'Voer een geldige URL in.' });
  const auth = said('auth', 1000);
  const asked = body['kanalen'];
  const groups = Array.isArray(asked) ? asked.map((group, index) => kanaalOf(group, `kanalen.${index}`, known, faults)) : (before?.kanalen ?? []);
  const events = body['cloudeventFilters'];
  const eventFilters = Array.isArray(events) ? events.map((group, index): CloudEventFilter => ({ typeSubstring: isObject(group) ? String(group['typeSubstring'] ?? '') : '', filters: filtersOf(isObject(group) ? group['filters'] : null, `cloudeventFilters.${index}.filters`, faults) })) : (before?.cloudeventFilters ?? []);
  const sends = body['sendCloudevents'];
  return { value: { callbackUrl, auth, kanalen: groups, sendCloudevents: typeof sends === 'boolean' ? sends : (before?.sendCloudevents ?? false), cloudeventFilters: eventFilters }, faults };
}

function kanaalOf(group: Json, name: string, known: readonly Kanaal[], faults: Invalid[]): KanaalFilter {
  const naam = isObject(group) && typeof group['naam'] === 'string' ? group['naam'] : '';
  const filters = filtersOf(isObject(group) ? group['filters'] : null, `${name}.filters`, faults);
  const kanaal = known.find((one) => one.naam === naam);
  if (!kanaal) faults.push({ name: `${name}.naam`, code: 'does_not_exist', reason: `Het kanaal "${naam}" bestaat niet.` });
  else if (Object.keys(filters).some((key) => !kanaal.filters.includes(key))) faults.push({ name: `${name}.filters`, code: 'inconsistent-abonnement-filters', reason: 'Filters van het abonnement komen niet overeen met die van het kanaal.' });
  return { naam, filters };
}

export function abonnementRoutes(server: FastifyInstance, setting: Setting, caller: Callbacks, self: () => string): void {
  const { shelf, clock, rootOf } = setting;
  const come = (request: FastifyRequest, reply: FastifyReply): void => void enter(setting, request, reply, 'notificaties', 'notificaties.consumeren');
  const found = async (look: Pick<Desk, 'get'>, uuid: string): Promise<Abonnement> => {
    const one = (await abonnementen(look)).find((abonnement) => abonnement.uuid === uuid);
    if (!one) throw notFound();
    return one;
  };
  const accept = async ({ value, faults }: Read): Promise<Omit<Abonnement, 'uuid'>> => {
    insist(faults);
    insist(await tryOut(caller, value.callbackUrl, value.auth, self(), clock.now().toISOString()));
    return value;
  };
  /** The calls to the receiver are made outside the transaction; what is kept is one row. */
  const keep = (abonnement: Abonnement): Promise<void> =>
    shelf.exclusively(async (desk) => {
      const all = await abonnementen(desk);
      await keepAbonnementen(desk, all.some(({ uuid }) => uuid === abonnement.uuid) ? all.map((one) => (one.uuid === abonnement.uuid ? abonnement : one)) : [...all, abonnement]);
    });
  const rewrite = (partial: boolean) => async (request: FastifyRequest<One>, reply: FastifyReply): Promise<JsonObject> => {
    come(request, reply);
    const before = await found(shelf, request.params.uuid);
    const after = { uuid: before.uuid, ...(await accept(read(request.body as Json | undefined, before, partial, await kanalen(shelf)))) };
    await keep(after);
    return rendered(after, rootOf(request));
  };

  server.get(ROOT, async (request, reply) => {
    come(request, reply);
    return (await abonnementen(shelf)).map((abonnement) => rendered(abonnement, rootOf(request)));
  });
  server.get<One>(`${ROOT}/:uuid`, async (request, reply) => {
    come(request, reply);
    return tagged(request, reply, rendered(await found(shelf, request.params.uuid), rootOf(request)));
  });
  server.post(ROOT, async (request, reply) => {
    come(request, reply);
    const made = { uuid: randomUUID(), ...(await accept(read(request.body as Json | undefined, null, false, await kanalen(shelf)))) };
    await keep(made);
    const answer = rendered(made, rootOf(request));
    return reply.code(201).header('Location', answer['url']).send(answer);
  });
  server.put<One>(`${ROOT}/:uuid`, rewrite(false));
  server.patch<One>(`${ROOT}/:uuid`, rewrite(true));
  server.delete<One>(`${ROOT}/:uuid`, async (request, reply) => {
    come(request, reply);
    await shelf.exclusively(async (desk) => {
      const { uuid } = await found(desk, request.params.uuid);
      await keepAbonnementen(desk, (await abonnementen(desk)).filter((one) => one.uuid !== uuid));
    });
    return reply.code(204).send();
  });
}
