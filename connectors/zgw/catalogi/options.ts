// What a sync decides about the Catalogi target: which catalogus, how far, from when, and what to do with what does not fit.
import { z } from 'zod';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { catalogusKey, type CatalogusKey } from '../config';

/** Says plainly that no term is known: it is never published. */
export const PLACEHOLDER_TERM = 'P0D';

export const options = z.strictObject({
  catalogus: catalogusKey.optional(),
  publish: z.boolean().default(false).meta({ description: 'true: a plan ends in a published version (after approval); false: at most a concept.' }),
  begin: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2026-12-01')
    .optional()
    .meta({ description: 'beginGeldigheid of what is made; the day on which the version before it ends (exclusive).' }),
  abbreviate: z.enum(['none', 'parts', 'all']).default('parts').meta({ description: 'Names that are too long: refuse, abbreviate those of parts, or also the omschrijving of the zaaktype.' }),
  incomplete: z.enum(['leave-out', 'block']).default('leave-out').meta({ description: 'A part the API would refuse: leave it out of a concept and say so, or block the zaaktype. Publishing always blocks.' }),
  force: z.boolean().default(false).meta({ description: 'true: relate a new version to besluittypen that are published already, by the grant catalogi.geforceerd-schrijven; each time after approval.' }),
  defaults: z
    .strictObject({
      doorlooptijd: z.string().default(PLACEHOLDER_TERM).meta({ description: 'Placeholder in a concept where the source has no term.' }),
      verantwoordelijke: z.string().optional().meta({ description: 'Where the source names nobody.' }),
      informatieobjectcategorie: z.string().default('Onbekend').meta({ description: 'Category of documents where the source has none (required since 1.2).' }),
    })
    .prefault({}),
});

export type Options = z.infer<typeof options> & { readonly catalogus: CatalogusKey };

/** Parsed options, or what is wrong with them (ZS4109). The catalogus may stand in the connection instead. */
export function readOptions(given: JsonObject, fallback: CatalogusKey | undefined): { readonly options: Options; readonly diagnostics: readonly [] } | { readonly options: null; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = options.safeParse(given);
  if (!parsed.success) {
    return { options: null, diagnostics: parsed.error.issues.map((issue) => diagnostic('ZS4109', `options.${issue.path.join('.') || '(whole)'}: ${issue.message}`, { field: `options.${issue.path.join('.')}` })) };
  }
  const catalogus = parsed.data.catalogus ?? fallback;
  if (!catalogus) {
    return { options: null, diagnostics: [diagnostic('ZS4109', 'no catalogus is named, neither in options nor in the connection', { field: 'options.catalogus', remedy: 'Add catalogus: { domein: ABC, rsin: "123456782" } to the options of the target or to the connection.' })] };
  }
  return { options: { ...parsed.data, catalogus }, diagnostics: [] };
}
