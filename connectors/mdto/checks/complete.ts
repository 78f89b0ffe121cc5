// Says what the metadata of a SIP lacks, or spells in a way the schema does not take, before anything is fetched.
import { addDuration } from '../../../core/archive/calendar';
import { parseDuration } from '../../../core/archive/duration';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../../core/model/json';
import type { Profile } from '../profiles/profile';
import { objectsOf, type Sip, type SipObject } from '../sip';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const PARTIAL = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

const isDay = (text: string): boolean => DAY.test(text) && addDuration(text, 'P0D') === text;
const isCoverage = (text: string): boolean => isDay(text) || PARTIAL.test(text);

/** Fields whose spelling the schema prescribes (XSD union and simple types). */
const SPELLED: Readonly<Record<string, { readonly test: (text: string) => boolean; readonly as: string }>> = {
  dekkingInTijdBegindatum: { test: isCoverage, as: 'a date, month or year' },
  dekkingInTijdEinddatum: { test: isCoverage, as: 'a date, month or year' },
  eventTijd: { test: (text) => isCoverage(text) || (MOMENT.test(text) && isDay(text.slice(0, 10))), as: 'a moment, date, month or year' },
  taal: { test: (text) => /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(text), as: 'a language such as nl' },
  termijnStartdatumLooptijd: { test: isDay, as: 'a date' },
  termijnEinddatum: { test: isCoverage, as: 'a date, month or year' },
  termijnLooptijd: { test: (text) => parseDuration(text) !== null && !text.includes('W'), as: 'a duration' },
};

function* misspelled(value: Json, path: string, field: string): Generator<readonly [path: string, as: string]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* misspelled(item, `${path}[${index}]`, field);
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) yield* misspelled(item, path === '' ? name : `${path}.${name}`, name);
  else {
    const rule = SPELLED[field];
    if (rule && !rule.test(String(value))) yield [path, rule.as];
  }
}

function ofObject(object: SipObject, profile: Profile, subject: string): Diagnostic[] {
  const { metadata } = object;
  const where = metadata.identificatie[0]?.identificatieKenmerk ?? object.niveau;
  const found: Diagnostic[] = [];
  if (metadata.waardering.begripCode === 'N') found.push(diagnostic('ZS4334', `${where} has no waardering: whether it is kept was never decided`, { subject, field: `${where}.waardering` }));
  const formers = metadata.archiefvormer.length;
  if (formers === 0) found.push(diagnostic('ZS4335', `${where} has no archiefvormer with a name`, { subject, field: `${where}.archiefvormer` }));
  if (profile.limits.archiefvormer === 1 && formers > 1) found.push(diagnostic('ZS4336', `${where} has ${formers} archiefvormers; ${profile.name} takes one`, { subject, field: `${where}.archiefvormer` }));
  for (const [path, as] of misspelled(metadata as unknown as Json, '', '')) found.push(diagnostic('ZS4337', `${where}.${path} is not ${as}`, { subject, field: `${where}.${path}` }));
  if (profile.tree.besluit === 'bestand' && object.niveau === 'Archiefstuk' && object.files.length === 0) {
    found.push(diagnostic('ZS4323', `${where} has no file; ${profile.name} takes no archiefstuk without one`, { subject, field: where }));
  }
  return found;
}

/** Everything that is missing or misspelled, object by object. */
export const complete = (sip: Sip, profile: Profile, subject: string): readonly Diagnostic[] => objectsOf(sip.objects).flatMap((object) => ofObject(object, profile, subject));
