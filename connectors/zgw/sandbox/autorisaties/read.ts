// Reads an applicatie from a body, with every fault in one answer.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { invalidInput, insist, refused, type Invalid } from '../problem';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../resources/enums';
import { SCOPES, type Autorisatie, type Scope } from '../settings';
import { COMPONENTS, isTyped, TYPED, type Applicatie, type Component } from './applicaties';
import { typePlace } from './grants';

const isScope = (name: string): name is Scope => (SCOPES as readonly string[]).includes(name);
const isComponent = (name: string): name is Component => name in COMPONENTS;

function autorisatieOf(given: Json, name: string, faults: Invalid[]): Autorisatie[] {
  if (!isObject(given)) {
    faults.push({ name, code: 'invalid', reason: 'Invalid data. Expected a dictionary.' });
    return [];
  }
  const component = String(given['component'] ?? '');
  if (!isComponent(component)) {
    faults.push({ name: `${name}.component`, code: given['component'] === undefined ? 'required' : 'invalid_choice', reason: `"${component}" is een ongeldige keuze.` });
    return [];
  }
  const scopes = Array.isArray(given['scopes']) ? given['scopes'].map(String) : [];
  if (scopes.length === 0) faults.push({ name: `${name}.scopes`, code: 'required', reason: 'Dit veld is vereist.' });
  // A scope this register does not know is kept by Open Zaak and grants nothing; here it is left out.
  const granted: Autorisatie = { component, scopes: scopes.filter(isScope) };
  if (!isTyped(component)) return [granted];
  const { field } = TYPED[component];
  const type = given[field];
  if (typeof type !== 'string' || type === '') faults.push({ name: `${name}.${field}`, code: 'required', reason: 'Dit veld is vereist.' });
  if (component === 'brc') return [{ ...granted, besluittype: typePlace(String(type)) }];
  const most = VERTROUWELIJKHEIDAANDUIDINGEN.find((one) => one === given['maxVertrouwelijkheidaanduiding']);
  if (most === undefined) faults.push({ name: `${name}.maxVertrouwelijkheidaanduiding`, code: 'required', reason: 'Dit veld is vereist.' });
  return [{ ...granted, [field]: typePlace(String(type)), ...(most && { maxVertrouwelijkheidaanduiding: most }) }];
}

/** Throws Problem 400. A client_id stands in one applicatie only; either all rights or some, never both or neither. */
export function readApplicatie(body: Json | undefined, before: Applicatie | null, others: readonly Applicatie[]): Omit<Applicatie, 'uuid'> {
  if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
  const sent: JsonObject = body;
  const faults: Invalid[] = [];
  const clientIds = Array.isArray(sent['clientIds']) ? sent['clientIds'].map(String) : [];
  if (clientIds.length === 0) faults.push({ name: 'clientIds', code: 'required', reason: 'Dit veld is vereist.' });
  const taken = clientIds.filter((id) => others.some((other) => other.clientIds.includes(id)));
  if (taken.length > 0) faults.push({ name: 'clientIds', code: 'clientId-exists', reason: `The clientID(s) ${taken.join(', ')} are already used in application(s)` });
  const label = typeof sent['label'] === 'string' ? sent['label'] : (before?.label ?? '');
  if (label === '') faults.push({ name: 'label', code: sent['label'] === '' ? 'blank' : 'required', reason: 'Dit veld is vereist.' });
  const heeftAlleAutorisaties = sent['heeftAlleAutorisaties'] === true;
  const given = Array.isArray(sent['autorisaties']) ? sent['autorisaties'] : [];
  const autorisaties = given.flatMap((one, index) => autorisatieOf(one, `autorisaties.${index}`, faults));
  if (heeftAlleAutorisaties && given.length > 0) faults.push(refused('ambiguous-authorizations-specified', 'Either autorisaties or heeftAlleAutorisaties can be specified'));
  if (!heeftAlleAutorisaties && given.length === 0) faults.push(refused('missing-authorizations', 'Either autorisaties or heeftAlleAutorisaties should be specified'));
  insist(faults);
  return { clientIds, label, heeftAlleAutorisaties, autorisaties };
}
