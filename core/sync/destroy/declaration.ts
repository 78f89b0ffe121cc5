// Writes the verklaring van vernietiging: what, when, on which list, by whom, with counts and hashes; no content of what went.
import type { JsonObject } from '../../model/json';
import type { DestructionHead, DestructionItem } from '../ports/destruction';
import type { NewPaper } from '../ports/transfer';
import { page, tableOf, terms } from '../transfer/paper/html';

const one = (item: DestructionItem): JsonObject => ({
  soort: item.ref.kind, bronorganisatie: item.bronorganisatie, identificatie: item.identificatie, actiedatum: item.actiedatum, inhoudshash: item.contentHash,
  kopieen: item.copies.map(({ sync, target }) => `${sync}/${target}`), bewijs: item.evidence,
});

const stay = (item: DestructionItem): JsonObject => ({ soort: item.ref.kind, bronorganisatie: item.bronorganisatie, identificatie: item.identificatie, reden: item.diagnostics.map(({ message }) => message) });

/** As plain data; `left`: what was found of it afterwards, which must be nothing. */
export function declarationOf(list: DestructionHead, items: readonly DestructionItem[], at: string, by: string): JsonObject {
  const gone = items.filter((item) => item.state === 'erased');
  const shared = items.filter((item) => item.state === 'shared');
  const count = (kind: string): number => gone.filter((item) => item.ref.kind === kind).length;
  return {
    verklaring: 'vernietiging', lijst: list.id, titel: list.title, lijsthash: list.hash, opgesteld: at, uitgevoerdDoor: by,
    gemaaktDoor: list.madeBy, gemaaktOp: list.madeAt.toISOString(), goedgekeurdDoor: list.approvedBy ?? '', goedgekeurdOp: list.approvedAt?.toISOString() ?? '',
    zaken: count('zaak'), documenten: count('informatieobject'), gebleven: shared.length, restanten: 0,
    vernietigd: gone.map(one), gedeeld: shared.map(stay),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value));

function htmlOf(list: DestructionHead, items: readonly DestructionItem[], at: string, by: string): string {
  const kopie = (item: DestructionItem): string => item.copies.map(({ target }) => target).join(', ');
  const gone = items.filter((item) => item.state === 'erased');
  const shared = items.filter((item) => item.state === 'shared');
  const body = [
    terms([
      ['Lijst', `${list.id}: ${list.title}`], ['Hash van de lijst', list.hash], ['Gemaakt', `${list.madeAt.toISOString()} door ${list.madeBy}`],
      ['Goedgekeurd', `${list.approvedAt?.toISOString() ?? ''} door ${list.approvedBy ?? ''}`], ['Vernietigd', `${gone.length}, afgerond ${at} door ${by}`], ['Restanten', '0'],
    ]),
    tableOf('Vernietigd', ['Soort', 'Bronorganisatie', 'Identificatie', 'Actiedatum', 'Verwijderd uit', 'Hash van de inhoud'], gone.map((item) => [item.ref.kind, item.bronorganisatie, item.identificatie, text(item.actiedatum), kopie(item), text(item.contentHash)])),
    ...(shared.length === 0 ? [] : [tableOf('Gebleven, want ook van een andere zaak', ['Soort', 'Identificatie', 'Reden'], shared.map((item) => [item.ref.kind, item.identificatie, item.diagnostics.map(({ message }) => message).join('; ')]))]),
  ];
  return page('Verklaring van vernietiging', body.join('\n'));
}

/** The list as it was approved, and the declaration for machines and for people. */
export function destructionPapers(list: DestructionHead, items: readonly DestructionItem[], at: string, by: string): readonly NewPaper[] {
  const json = (value: JsonObject): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const listed = items.map(({ ref, identificatie, bronorganisatie, actiedatum, contentHash, zaken }): JsonObject => ({ soort: ref.kind, id: ref.id, identificatie, bronorganisatie, actiedatum, inhoudshash: contentHash, zaken: [...zaken] }));
  return [
    { name: 'lijst.json', media: 'application/json', content: json({ lijst: list.id, titel: list.title, hash: list.hash, items: listed }) },
    { name: 'verklaring.json', media: 'application/json', content: json(declarationOf(list, items, at, by)) },
    { name: 'verklaring.html', media: 'text/html', content: Buffer.from(htmlOf(list, items, at, by)) },
  ];
}
