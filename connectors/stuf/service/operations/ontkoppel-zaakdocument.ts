// ontkoppelZaakdocument: a document is taken from a zaak; the document itself stays.
import type { Absent } from '../../../../core/connector/contract';
import type { Held, Wish } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { Answered, Operation, OperationContext } from '../operation';
import { byNumber, demandZaak, identificatieOf, notFound, objectsOf, rsinOf, saidOf } from './context';
import { linksOf, unlinked, type Link } from './edit/document';
import { textOf } from './edit/fields';

async function run(context: OperationContext): Promise<Answered> {
  const { was: rawWas, wordt: raw } = objectsOf(context);
  const identificatie = identificatieOf(raw, 'ontkoppelZaakdocument');
  // the zaak stands in the old object, the new one is empty there; with one object it is the only one that says
  const links = [rawWas, raw].flatMap((object): readonly Link[] => (object === null ? [] : linksOf(saidOf(context, 'informatieobject', object)))).filter((link, at, all) => all.findIndex(({ zaak }) => zaak === link.zaak) === at);
  if (links.length === 0) throw new Blocked(diagnostic('ZS6118', 'ontkoppelZaakdocument needs isRelevantVoor/gerelateerde/identificatie', { field: 'isRelevantVoor' }));

  const revise = ([document, ...zaken]: readonly (Held | Absent)[]): readonly Wish[] => {
    if (document?.state !== 'found') throw notFound('document', identificatie);
    const naar = { bron: textOf(document.value, 'bron') ?? document.ref.id, identificatie, bronorganisatie: rsinOf(context) };
    return zaken.flatMap((zaak, at): Wish[] => {
      const link = links[at];
      if (zaak.state !== 'found') throw notFound('zaak', link?.zaak ?? '');
      demandZaak(context, zaak.value);
      const want = unlinked(zaak.value, naar);
      if (want !== zaak.value) return [{ kind: 'zaak', want, held: zaak }];
      context.report([diagnostic('ZS6122', `document ${identificatie} does not belong to zaak ${link?.zaak ?? ''}`, { field: link?.plaats ?? 'isRelevantVoor' })]);
      return [];
    });
  };
  const orders = [{ query: byNumber(context, 'informatieobject', identificatie, []) }, ...links.map(({ zaak }) => ({ query: byNumber(context, 'zaak', zaak, ['zaakinformatieobjecten']) }))];
  const done = await context.doing.carryOut(orders, revise, context.signal);
  context.report(done.diagnostics);
  return { answered: 'bevestiging' };
}

export const ontkoppelZaakdocument: Operation = { name: 'ontkoppelZaakdocument', kind: 'free', run };
