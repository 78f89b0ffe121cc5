// What a zaak should be after a message: the register's zaak, what the sender says it was and what it becomes, and nothing else.
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import type { Diagnostic } from '../../../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../../../core/model/json';
import type { Decisions } from '../settings';
import { closeAsTold } from './afsluiten';
import { editBesluiten } from './besluiten';
import { editEigenschappen, extraElementenOf, mappedEigenschappen } from './eigenschappen';
import { listOf, objectOf, same, textOf } from './fields';
import { linkSetters } from './gezet-door';
import { freshBron } from './parts';
import { editRollen } from './rollen';
import type { Said } from './said';
import type { Moments } from './statussen';
import { editVelden } from './velden';
import { withValues } from './waarden';
import { editZaakobjecten } from './zaakobjecten';

export interface ZaakContext {
  readonly names: ZaaktypeNames;
  readonly decisions: Decisions;
  readonly moments: Moments;
  /** extraElement → naam of the eigenschap, of this sender. */
  readonly extraElementen: Readonly<Record<string, string>>;
  /** extraElementen that the mapping of this sender puts somewhere by itself. */
  readonly placedElsewhere: readonly string[];
  /** RSIN of the sender's organisation. */
  readonly organisatie: string;
}

export interface EditedZaak {
  readonly zaak: JsonObject;
  readonly findings: readonly Diagnostic[];
}

/** `bron` of a zaak that a message makes. */
export const NEW_ZAAK = freshBron('zaak');

/** A zaak with nothing in it: what a new one is edited from. */
export const emptyZaak = (identificatie: string, { names, organisatie }: ZaakContext): JsonObject => ({
  bron: NEW_ZAAK, identificatie, bronorganisatie: organisatie, verantwoordelijkeOrganisatie: organisatie,
  zaaktype: { identificatie: names.identificatie, omschrijving: names.omschrijving, beginGeldigheid: names.beginGeldigheid },
  vertrouwelijkheidaanduiding: names.vertrouwelijkheidaanduiding, archiefstatus: 'nog_te_archiveren',
  productenOfDiensten: [], kenmerken: [], deelzaken: [], relevanteAndereZaken: [], statussen: [], rollen: [], eigenschappen: [], zaakobjecten: [], zaakinformatieobjecten: [], besluiten: [],
});

/** With the values that were decided for this zaaktype (settings `values`). */
const decided = (said: Said, { decisions }: ZaakContext, isNew: boolean): Said => ({ ...said, model: withValues(said.model, decisions.values, extraElementenOf(said.raw), isNew) });

/** Puts back the very objects that did not change, and the zaak itself where nothing did. */
function untouched(held: JsonObject, zaak: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(zaak).map(([field, value]) => [field, same(value, held[field]) ? (held[field] ?? value) : value]));
  return same(kept, held) ? held : kept;
}

/**
 * The zaak as it should be: own fields, rollen, zaakobjecten, besluiten, eigenschappen, resultaat and statussen. Relations to other zaken
 * are `verwant.ts`. Parts that `held` does not have are taken as empty: they must have been read. Throws Blocked ZS6100–ZS6106, ZS6114.
 */
export function editZaak(held: JsonObject, was: Said | null, said: Said, context: ZaakContext, isNew: boolean): EditedZaak {
  const wordt = decided(said, context, isNew);
  const velden = editVelden(held, was, wordt);
  const rollen = editRollen(listOf(held, 'rollen'), was, wordt, context);
  const objecten = editZaakobjecten(listOf(held, 'zaakobjecten'), was, wordt);
  const besluiten = editBesluiten(listOf(held, 'besluiten'), was, wordt, context);
  const used = new Set([...context.placedElsewhere, ...context.decisions.values.flatMap(({ extraElement }) => extraElement ?? [])]);
  const eigenschappen = editEigenschappen(listOf(held, 'eigenschappen'), extraElementenOf(wordt.raw), mappedEigenschappen(wordt), { placed: context.extraElementen, used });
  const closed = closeAsTold({ statussen: listOf(held, 'statussen'), resultaat: objectOf(held, 'resultaat') ?? null }, was, wordt, { ...context, einddatum: textOf(wordt.model, 'einddatum') ?? null, begin: isNew ? (textOf(velden.zaak, 'startdatum') ?? null) : null });
  const linked = linkSetters(closed.statussen, rollen.parts, wordt, context);

  const { resultaat: _old, ...fields } = velden.zaak;
  const lists = { rollen: linked.rollen, zaakobjecten: objecten.parts, besluiten: besluiten.parts, eigenschappen: eigenschappen.parts, statussen: linked.statussen };
  // a list that was not read is not said to be empty
  const parts = Object.entries(lists).filter(([field, list]) => list.length > 0 || held[field] !== undefined).map(([field, list]) => [field, [...list]] as const);
  const zaak: JsonObject = { ...fields, ...Object.fromEntries(parts), ...(closed.resultaat === null ? {} : { resultaat: closed.resultaat }) };
  return { zaak: untouched(held, zaak), findings: [velden, rollen, objecten, besluiten, eigenschappen, closed, linked].flatMap(({ findings }) => findings) };
}
