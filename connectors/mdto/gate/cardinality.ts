// Checks how often things stand in the metadata, where a receiver is stricter than the schema.
import { objectsOf } from '../sip';
import type { Check, Finding } from './gate';
import { whereOf } from './where';

export const cardinality: Check = (sip, profile) => objectsOf(sip.objects).flatMap((object): Finding[] => {
  const where = whereOf(object);
  const { metadata, niveau } = object;
  const restrictions = metadata.beperkingGebruik.length;
  const wrong = (field: string, message: string): Finding => ({ code: 'ZS4366', field: `${where}.${field}`, message, bron: object.bron });
  return [
    ...(metadata.aggregatieniveau.begripLabel === niveau ? [] : [wrong('aggregatieniveau', `${where} is called ${metadata.aggregatieniveau.begripLabel}; it lies there as ${niveau}`)]),
    // None at all is a decision that is missing, and said as such (ZS4303).
    ...(profile.limits.beperkingGebruik === 1 && restrictions > 1 ? [wrong('beperkingGebruik', `${where} has ${restrictions} restrictions; ${profile.name} takes one`)] : []),
    ...(metadata.identificatie.length > 0 ? [] : [wrong('identificatie', `${where} has no identification`)]),
  ];
});
