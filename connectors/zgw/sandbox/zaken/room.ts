// What the Zaken and Besluiten APIs work with: the setting, how UUIDs are read, the seeded zaken, and the lists.
import type { DocumentSeeding } from '../documenten/seeded';
import type { Setting } from '../enter';
import type { Fields } from '../fields';
import type { ZakenVersion } from '../versions';
import { numbers, type Numbers } from './dossier';
import { contactmomentFields, klantcontactFields, notitieFields, resultaatFields, rolFields, statusFields, substatusFields, verzoekFields, zaakeigenschapFields, zaakFields, zaakinformatieobjectFields, zaakobjectFields } from './fields';
import { zaakIndex, type ZaakIndex } from './zaak-index';
import type { PartKind } from './dossier';
import { seedingOf, type Seeding } from '../seed/seeding';

export interface Room extends Setting {
  readonly version: ZakenVersion;
  readonly numbers: Numbers;
  readonly seeding: Seeding;
  readonly compute: Seeding['compute'];
  /** The documents of seeded zaken, as the Documenten API computes them. */
  readonly documents: DocumentSeeding;
  readonly index: ZaakIndex;
  readonly zaakFields: Fields;
  /** The fields of a part; of a rol or zaakobject they depend on what kind it says it is. */
  fieldsOf(kind: PartKind, value: { readonly [name: string]: unknown }): Fields;
}

const rooms = new WeakMap<Setting['settings'], Room>();

/** The one room of a sandbox: what it remembers of lists is shared by all its APIs. */
export function openRoom(setting: Setting): Room {
  const room = rooms.get(setting.settings) ?? furnish(setting);
  rooms.set(setting.settings, room);
  return room;
}

function furnish(setting: Setting): Room {
  const version = setting.settings.zaken;
  const numbered = numbers(setting.settings.seed);
  const seeding = seedingOf(setting.settings, numbered);
  const fixed: Readonly<Record<Exclude<PartKind, 'rol' | 'zaakobject'>, Fields>> = {
    status: statusFields(version), resultaat: resultaatFields, zaakinformatieobject: zaakinformatieobjectFields, zaakeigenschap: zaakeigenschapFields, klantcontact: klantcontactFields,
    notitie: notitieFields, substatus: substatusFields, contactmoment: contactmomentFields, verzoek: verzoekFields,
  };
  const rollen = remembered((kind) => rolFields(version, kind));
  const objecten = remembered((kind) => zaakobjectFields(version, kind));
  return {
    ...setting, version, numbers: numbered, seeding, compute: seeding.compute, documents: seeding.documents, zaakFields: zaakFields(version),
    index: zaakIndex(setting.shelf, seeding, setting.settings.storage === 'shelf'),
    fieldsOf: (kind, value) => (kind === 'rol' ? rollen(value['betrokkeneType']) : kind === 'zaakobject' ? objecten(value['objectType']) : fixed[kind]),
  };
}

/** The tables are built once per kind, not once per call. */
function remembered(build: (kind: unknown) => Fields): (kind: unknown) => Fields {
  const known = new Map<unknown, Fields>();
  return (kind) => {
    const fields = known.get(kind) ?? build(kind);
    // A caller may send any text as its kind: only so many are worth keeping.
    if (known.size < 100) known.set(kind, fields);
    return fields;
  };
}
