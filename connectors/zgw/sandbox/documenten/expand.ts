// Puts what is referred to inside the answer (_expand), as far as the Documenten API offers it.
import type { Json, JsonObject } from '../../../../core/model/json';
import { insist, Problem } from '../problem';
import { render } from '../render';
import { resources } from '../resources';
import { lookUp, type Look } from '../state';
import type { Documenten } from './context';
import { byPlace } from './record';
import { renderDocument } from './render';

/** The paths asked for. A path nobody knows: 404 in the standard (zrc-027), 400 in Open Zaak. */
export function expansions({ version }: Documenten, asked: string | undefined, known: readonly string[]): readonly string[] {
  const paths = (asked ?? '').split(',').map((path) => path.trim()).filter((path) => path !== '');
  const unknown = paths.find((path) => !known.includes(path));
  if (unknown === undefined) return paths;
  if (version === '1.7') throw new Problem(404, 'not_found', `Er is geen relatie ${unknown} om uit te klappen.`);
  insist([{ name: 'expand', code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${unknown} is geen beschikbare keuze.` }]);
  return [];
}

async function typeOf({ setting }: Documenten, look: Look, place: Json | undefined, root: string): Promise<JsonObject | null> {
  const resource = resources(setting.settings.version).find(({ collection }) => collection === 'informatieobjecttypen');
  const stored = typeof place === 'string' ? await lookUp(look, place) : undefined;
  return resource && stored ? render(resource, stored, look, root) : null;
}

/** A document with its informatieobjecttype. */
export async function expanded(at: Documenten, look: Look, answer: JsonObject, value: JsonObject, paths: readonly string[], root: string): Promise<JsonObject> {
  if (!paths.includes('informatieobjecttype')) return answer;
  return { ...answer, _expand: { informatieobjecttype: await typeOf(at, look, value['informatieobjecttype'], root) } };
}

/** Something that hangs from a document, with that document, and that with its informatieobjecttype. */
export async function expandedChild(at: Documenten, look: Look, answer: JsonObject, document: string, paths: readonly string[], root: string): Promise<JsonObject> {
  if (paths.length === 0) return answer;
  const record = await byPlace(at.seeding, look, document);
  if (!record) return answer;
  const inner = paths.includes('informatieobject.informatieobjecttype') ? ['informatieobjecttype'] : [];
  return { ...answer, _expand: { informatieobject: await expanded(at, look, renderDocument(at.version, record, record, root), record.value, inner, root) } };
}
