// Says before anything is written whether the target would close a zaak, and which zaak and field stand in the way.
import { archiveDifferences } from '../../../core/archive/differences';
import { willItClose } from '../../../core/archive/will-it-close';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { zaak as zaakModel, type Zaak } from '../../../core/model/zaak';
import { objects, text } from '../reading/values';
import { documentsOf, hoofdzaakId } from './refer';
import type { Context, TypesHere } from './context';
import type { Options } from './options';

const DAY = 10; // length of YYYY-MM-DD

/** The zaak as the target will know it at that moment: its own resultaattype, its own state of the documents. */
function asHere(want: JsonObject, types: TypesHere): Zaak | null {
  const resultaat = want['resultaat'];
  const name = typeof resultaat === 'object' && resultaat !== null && !Array.isArray(resultaat) && typeof resultaat['resultaattype'] === 'object' ? text((resultaat['resultaattype'] as JsonObject)['omschrijving']) : '';
  const says = types.resultaattypen[name]?.says;
  const read = zaakModel.safeParse({ ...want, ...(says === undefined ? {} : { resultaat: { ...(resultaat as JsonObject), resultaattype: says } }) });
  return read.success ? read.data : null;
}

function documentFindings(want: JsonObject, context: Context, subject: string): Diagnostic[] {
  return documentsOf(want).flatMap((bron): Diagnostic[] => {
    const document = context.documents[bron];
    if (!document) return [];
    return [
      ...(document.locked ? [diagnostic('ZS4606', `document ${document.identificatie} is locked`, { subject, field: 'documenten.locked' })] : []),
      ...(document.indicatieGebruiksrecht === null ? [diagnostic('ZS4606', `document ${document.identificatie} has no indicatieGebruiksrecht`, { subject, field: 'documenten.indicatieGebruiksrecht' })] : []),
    ];
  });
}

/** Errors say why it will not close; the rest is told. `status`: the eindstatus that would be set. Pure. */
export function preflight(want: JsonObject, status: JsonObject, context: Context, types: TypesHere, options: Options, subject: string): Diagnostic[] {
  const read = asHere(want, types);
  const closesOn = text(status['datumStatusGezet']).slice(0, DAY);
  const einddatum = text(want['einddatum']);
  const moved = einddatum !== '' && einddatum !== closesOn
    ? [diagnostic('ZS4188', `einddatum is ${einddatum} at the source; there it becomes ${closesOn}, the day of the eindstatus`, { subject, field: 'einddatum' })] : [];
  if (read === null) return moved;
  const hoofdzaak = hoofdzaakId(want);
  const facts = {
    ...(hoofdzaak !== '' && context.zaken[hoofdzaak] !== undefined ? { hoofdzaak: context.hoofdzaak === null ? {} : { einddatum: context.hoofdzaak } } : {}),
    deelzaken: Object.fromEntries(Object.entries(context.deelzaken).map(([bron, ended]) => [bron, ended === null ? {} : { einddatum: ended }])),
  };
  const { einddatum: _, ...open } = read;
  const closing = willItClose(open, facts, { profile: options.profile, closesOn, subject });
  return [...moved, ...documentFindings(want, context, subject), ...closing.diagnostics, ...archiveDifferences({ ...read, einddatum: closesOn }, facts, { profile: options.profile }, subject)];
}

/** Closed at the source, and no status that would close it here. */
export function lacksEindstatus(want: JsonObject, types: TypesHere, subject: string): Diagnostic[] {
  if (text(want['einddatum']) === '') return [];
  const last = objects(want['statussen']).at(-1);
  const name = last && typeof last['statustype'] === 'object' && last['statustype'] !== null ? text((last['statustype'] as JsonObject)['omschrijving']) : '';
  if (types.statustypen[name]?.eind === true || (name !== '' && types.statustypen[name] === undefined)) return [];
  const why = name === '' ? 'it has no status' : `its last status "${name}" is not the eindstatus of zaaktype ${types.identificatie} of ${types.begin}`;
  return [diagnostic('ZS4183', `closed on ${text(want['einddatum'])}, and ${why}`, { subject, field: 'statussen' })];
}
