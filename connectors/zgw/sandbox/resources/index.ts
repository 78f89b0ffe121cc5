// Every kind of object the sandbox keeps, as the played version of the API has it.
import type { Resource } from '../resource';
import { atLeast, type Version } from '../versions';
import { besluittypen } from './besluittypen';
import { catalogussen } from './catalogussen';
import { eigenschappen } from './eigenschappen';
import { informatieobjecttypen } from './informatieobjecttypen';
import { resultaattypen } from './resultaattypen';
import { roltypen } from './roltypen';
import { statustypen } from './statustypen';
import { zaakobjecttypen } from './zaakobjecttypen';
import { zaaktypeInformatieobjecttypen } from './zaaktype-informatieobjecttypen';
import { zaaktypen } from './zaaktypen';

export function resources(version: Version): readonly Resource[] {
  const always = [catalogussen, zaaktypen, statustypen, resultaattypen, roltypen, informatieobjecttypen, zaaktypeInformatieobjecttypen, eigenschappen, besluittypen];
  return [...always, ...(atLeast(version, '1.2') ? [zaakobjecttypen] : [])].map((resource) => resource(version));
}
