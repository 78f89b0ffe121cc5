// What is kept of destruction: the lists, their declarations, and keyed hashes of the names that went.
import { table } from './table';

export const DESTRUCTION_TABLES = [
  table('destruction', 'A vernietigingslijst, and the two persons who let it go.', {
    id: 'text key: eight letters and digits',
    title: 'text: as its maker called it',
    sync: 'text: the sync of the zaken',
    state: 'text: draft, approved, declared or rejected',
    made_at: 'time: when it was made',
    made_by: 'text: who made it',
    approved_at: 'time?: when it was approved',
    approved_by: 'text?: who approved it; never who made it',
    declared_at: 'time?: when nothing was left and the declaration was filed',
    revision: 'text: configuration revision it was made under',
    hash: 'text: over its items; an approval names it',
  }),
  table('destruction_item', 'A zaak or document on a vernietigingslijst: identification and hashes, nothing of its content.', {
    list: 'text key: id of the list',
    system: 'text key: system of the subject',
    kind: 'text key: zaak or informatieobject',
    id: 'text key: id of the subject',
    state: 'text: listed, removing, shared (it stays) or erased',
    identificatie: 'text: of the zaak or document',
    bronorganisatie: 'text: of the zaak or document',
    actiedatum: 'date?: from when a zaak may be destroyed',
    content_hash: 'text?: of the model as it was listed; null: gone at the source already',
    zaken: 'json: of a document: the zaken on the list that have it',
    copies: 'json: where copies were, with their ids there',
    diagnostics: 'json: why it stays, or what its removal waits for',
    evidence: 'json: what each target said when asked again, and the rows that were erased',
  }),
  table('destruction_paper', 'What is filed with a vernietigingslijst: the list as approved and the declaration; each linked to the one before.', {
    list: 'text key: id of the list',
    nr: 'int key: its place, from 1',
    name: 'text: name of the file',
    media: 'text: its media type',
    content: 'bytes: the paper itself',
    sha256: 'text: of its content',
    chain: 'text: over the chain before, its name and sha256',
    filed_at: 'time: when it was filed',
    filed_by: 'text: who filed it',
  }),
  table('destroyed', 'Names that were destroyed or erased, as keyed hashes: what is heard of them later does not bring them back.', {
    name: 'text key: HMAC-SHA-256 of system, kind and id with the key of this installation',
    because: 'text: the list, plan or receipt',
    at: 'time: when it was erased',
  }),
];
