// The shape mappings fill for an e-depot: a dossier with its archiefstukken and their files, as MDTO names the fields.
import type { Shape, ShapeSchema } from '../../core/model/shapes';
import type { OrderedTypes } from '../../core/xml/ordered';
import { MDTO_TYPES } from './schema';

const text: ShapeSchema = { type: 'string' };

const group = (properties: Readonly<Record<string, ShapeSchema>>, required: readonly string[]): ShapeSchema => ({ type: 'object', properties, required, additionalProperties: false });
const list = (items: ShapeSchema): ShapeSchema => ({ type: 'array', items });

/** A type of the schema as JSON Schema. What the house fills in itself is never required of a mapping. */
function schemaOf(types: OrderedTypes, name: string, ours: ReadonlySet<string> = new Set()): ShapeSchema {
  const sequence = (types[name] ?? []).filter((particle) => !ours.has(particle.name));
  const properties = Object.fromEntries(sequence.map((particle) => {
    const item = particle.type === 'text' ? text : schemaOf(types, particle.type);
    return [particle.name, particle.max === 1 ? item : list(item)];
  }));
  return group(properties, sequence.filter((particle) => particle.min === 1 && !FILLED.has(particle.name)).map((particle) => particle.name));
}

/** The place in the tree, the level and who may see it are decided when the SIP is made. */
const OURS: ReadonlySet<string> = new Set(['aggregatieniveau', 'isOnderdeelVan', 'bevatOnderdeel', 'heeftRepresentatie', 'aanvullendeMetagegevens', 'beperkingGebruik']);
/** Taken over from the dossier where a part has none of its own. */
const FILLED: ReadonlySet<string> = new Set(['waardering', 'archiefvormer']);

const beschrijving = schemaOf(MDTO_TYPES['1.0.1'], 'informatieobject', OURS);

const inhoud = group({
  bron: { ...text, description: 'Id of the document at its source.' },
  versie: { type: 'integer' },
  omvang: { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'Bytes; null: the source does not say.' },
  sha256: text,
}, ['bron', 'omvang']);

const bestand = group({
  versie: { type: 'integer', description: 'Version of the document.' },
  status: { ...text, description: 'Of this version, as the Documenten API spells it.' },
  bestandsnaam: { ...text, description: 'As the user called the file; cleaned for the delivery, kept in its metadata.' },
  formaat: { ...text, description: 'Media type as somebody stated it.' },
  datum: { ...text, description: 'When this version was registered.' },
  inhoud: { anyOf: [inhoud, { type: 'null' }] },
}, ['versie', 'inhoud']);

const archiefstuk = group({
  bron: text,
  naamgeving: { ...text, description: 'What its folder is called, before it is cleaned.' },
  informatieobjecttype: { ...text, description: 'Key of the rule table.' },
  vertrouwelijkheidaanduiding: { ...text, description: 'May propose a restriction, never decide one.' },
  locked: { type: 'boolean', description: 'Somebody is writing it.' },
  link: { ...text, description: 'Address of content that is kept elsewhere.' },
  informatieobject: beschrijving,
  bestanden: { ...list(bestand), description: 'The versions, from the first to the newest.' },
}, ['bron', 'naamgeving', 'informatieobjecttype', 'informatieobject', 'bestanden']);

const besluit = group({
  bron: text,
  naamgeving: text,
  besluittype: { ...text, description: 'Key of the rule table, in the place of a document type.' },
  informatieobject: beschrijving,
  velden: { ...list(group({ veld: text, waarde: text }, ['veld'])), description: 'Its fields, for a receiver that wants a file in every object.' },
  documenten: { ...list(text), description: '`bron` of the documents in which it was laid down.' },
}, ['bron', 'naamgeving', 'besluittype', 'informatieobject', 'documenten']);

const relatie = schemaOf(MDTO_TYPES['1.0.1'], 'gerelateerdInformatieobjectGegevens');

const persoon = group({
  bsn: { ...text, personal: true },
  namen: list({ ...text, personal: true }),
}, ['namen']);

const dossier = group({
  bron: text,
  dossier: { ...text, description: 'Identification of the dossier: <bronorganisatie>/<identificatie>.' },
  naamgeving: { ...text, description: 'What its folder is called, before it is cleaned.' },
  zaaktype: { ...text, description: 'Key of the rule table.' },
  resultaat: { ...text, description: 'Key of the rule table.' },
  vertrouwelijkheidaanduiding: text,
  startdatum: text,
  einddatum: { ...text, description: 'Terms of restrictions begin here.' },
  relaties: { ...group({ deelzaken: list(relatie), relevanteAndereZaken: list(relatie) }, []), description: 'Other zaken; the relation with the hoofdzaak follows from the profile.' },
  hoofdzaak: group({ naam: text, kenmerk: text, bron: text }, ['naam']),
  informatieobject: beschrijving,
  verantwoordelijkeOrganisatie: { ...text, description: 'RSIN of the archiefvormer; its name stands in the connection.' },
  statussen: { ...list(schemaOf(MDTO_TYPES['1.0.1'], 'eventGegevens')), description: 'Events of the status history.' },
  audittrail: { ...list(schemaOf(MDTO_TYPES['1.0.1'], 'eventGegevens')), description: 'Events of the audit trail: delivered, never compared.' },
  archiefstukken: list(archiefstuk),
  besluiten: list(besluit),
  personen: { ...list(persoon), description: 'Whose names and numbers must stand in no metadata: looked for, never written.' },
  aanvullend: { type: 'object', description: 'The zaak as RGBZ spells it; delivered only where the connection asks for it.' },
}, ['bron', 'dossier', 'naamgeving', 'zaaktype', 'informatieobject', 'archiefstukken', 'besluiten', 'personen']);

export const DOSSIER_SHAPE: Shape = { name: 'mdto.dossier', schema: dossier };
