// Lays what a message says of the own fields of a zaak over what is held: every field by one rule, so that none is lost on an update.
import { diagnostic, type Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import { listOf, objectOf, overlay, same, textOf } from './fields';
import type { Said } from './said';

/** Fields that have rules of their own, or that a message may not change (ZDS 4.1.5). The rest of the model is laid over as it is. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'bron', 'identificatie', 'bronorganisatie', 'verantwoordelijkeOrganisatie', 'zaaktype', 'einddatum', 'archiefstatus', 'archiefnominatie',
  'statussen', 'resultaat', 'rollen', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'besluiten', 'documenten', 'audittrail',
  'hoofdzaak', 'deelzaken', 'relevanteAndereZaken', 'kenmerken', 'opschorting', 'verlenging',
]);

export interface Velden {
  readonly zaak: JsonObject;
  readonly findings: readonly Diagnostic[];
}

/** Complete pairs only: a kenmerk without its bron cannot be found again, and the Zaken API refuses it. */
const completeKenmerken = (said: Said): readonly JsonObject[] =>
  listOf(said.model, 'kenmerken').flatMap((one) => {
    const [kenmerk, bron] = [textOf(one, 'kenmerk'), textOf(one, 'bron')];
    return kenmerk === undefined || bron === undefined ? [] : [{ kenmerk, bron }];
  });

/** A list that repeats (stuf.md A6.3): all of it stands in the message, what is missing goes. A message without it leaves it, unless it was told what it was. */
function kenmerkenOf(held: readonly JsonObject[], was: Said | null, wordt: Said): readonly JsonObject[] {
  if (wordt.model['kenmerken'] !== undefined) return completeKenmerken(wordt);
  const gone = was === null ? [] : completeKenmerken(was);
  return held.filter((one) => !gone.some((old) => same(old, one)));
}

/** `P0D`, `P0Y`: a duur of nothing. */
const isNothing = (duur: string): boolean => !/[1-9]/.test(duur);

/** A verlenging counts only with a duur and a reden; else it is as if it were not there. */
function verlengingOf(held: JsonObject | undefined, wordt: Said): JsonObject | undefined {
  const said = wordt.model['verlenging'];
  if (said === null) return undefined;
  const one = objectOf(wordt.model, 'verlenging');
  const [duur, reden] = [textOf(one, 'duur'), textOf(one, 'reden')];
  return duur === undefined || reden === undefined || isNothing(duur) ? held : { duur, reden };
}

/** An opschorting begins with a reden; it ends with indicatie N, with or without one. */
function opschortingOf(held: JsonObject | undefined, wordt: Said): JsonObject | undefined {
  const said = wordt.model['opschorting'];
  if (said === null) return undefined;
  const one = objectOf(wordt.model, 'opschorting');
  const [indicatie, reden] = [one?.['indicatie'], textOf(one, 'reden')];
  if (indicatie === true) return reden === undefined ? held : { ...held, indicatie, reden };
  if (indicatie === false) return held === undefined && reden === undefined ? undefined : { ...held, indicatie, reden: reden ?? textOf(held, 'reden') ?? '' };
  return held;
}

/** practice §11: set only where nothing in the message, nor the resultaat held, says otherwise; never over another one in silence. */
function archiefnominatieOf(held: JsonObject, wordt: Said): { readonly value: string | undefined; readonly findings: readonly Diagnostic[] } {
  const [now, said] = [textOf(held, 'archiefnominatie'), textOf(wordt.model, 'archiefnominatie')];
  if (said === undefined || said === now) return { value: now, findings: [] };
  const byType = textOf(objectOf(objectOf(held, 'resultaat'), 'resultaattype'), 'archiefnominatie');
  const against =
    said === 'blijvend_bewaren' && textOf(wordt.model, 'archiefactiedatum') !== undefined ? 'datumVernietigingDossier in the same message'
    : byType !== undefined && byType !== said ? 'the archiefnominatie of its resultaattype'
    : null;
  if (against !== null) return { value: now, findings: [diagnostic('ZS6109', `archiefnominatie "${said}" contradicts ${against} and is not taken over`, { field: 'archiefnominatie' })] };
  return { value: said, findings: now === undefined ? [] : [diagnostic('ZS6110', `archiefnominatie was "${now}" and becomes "${said}"`, { field: 'archiefnominatie' })] };
}

const withField = (zaak: JsonObject, field: string, value: JsonObject | string | undefined): JsonObject => {
  const { [field]: _old, ...rest } = zaak;
  return value === undefined ? rest : { ...rest, [field]: value };
};

/** The zaak with its own fields as the message says them; its parts are left alone. */
export function editVelden(held: JsonObject, was: Said | null, wordt: Said): Velden {
  const plainFields = Object.fromEntries(Object.entries(wordt.model).filter(([field]) => !ELSEWHERE.has(field)));
  const archief = archiefnominatieOf(held, wordt);
  let zaak = overlay(held, plainFields);
  zaak = { ...zaak, kenmerken: [...kenmerkenOf(listOf(held, 'kenmerken'), was, wordt)] };
  zaak = withField(zaak, 'verlenging', verlengingOf(objectOf(held, 'verlenging'), wordt));
  zaak = withField(zaak, 'opschorting', opschortingOf(objectOf(held, 'opschorting'), wordt));
  zaak = withField(zaak, 'archiefnominatie', archief.value);
  return { zaak: same(zaak, held) ? held : zaak, findings: archief.findings };
}
