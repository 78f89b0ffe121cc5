// What a sync decides about documents at a ZGW target: which catalogus, which versions, and how hard to look afterwards.
import { z } from 'zod';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { catalogusKey, type CatalogusKey } from '../config';

export const options = z.strictObject({
  catalogus: catalogusKey.optional(),
  versions: z.enum(['last', 'all']).default('last').meta({ description: 'last: the newest version of a document; all: every version, in order, where the target has none yet.' }),
  verify: z.enum(['size', 'read-back']).default('size').meta({ description: 'After content was sent: compare the size the target states, or read the content back and compare its SHA-256.' }),
});

export type Options = Omit<z.infer<typeof options>, 'catalogus'> & { readonly catalogus: CatalogusKey | null };

/** Parsed options, or what is wrong with them (ZS4109). The catalogus may stand in the connection; null: any of the target. */
export function readOptions(given: JsonObject, fallback: CatalogusKey | undefined): { readonly options: Options; readonly diagnostics: readonly [] } | { readonly options: null; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = options.safeParse(given);
  if (!parsed.success) {
    return { options: null, diagnostics: parsed.error.issues.map((issue) => diagnostic('ZS4109', `options.${issue.path.join('.') || '(whole)'}: ${issue.message}`, { field: `options.${issue.path.join('.')}` })) };
  }
  return { options: { ...parsed.data, catalogus: parsed.data.catalogus ?? fallback ?? null }, diagnostics: [] };
}
