// What a sync decides about the delivery of zaken: closed zaken, versions that are missing, and how calls are combined.
import { z } from 'zod';
import { PROFILES } from '../../../core/archive/derive';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { catalogusKey } from '../config';

export const options = z.strictObject({
  catalogus: catalogusKey.optional().meta({ description: 'The catalogus in which zaaktypen are looked for; absent: that of the connection, else all of them.' }),
  versie: z.enum(['startdatum', 'vandaag', 'nieuwste']).default('startdatum').meta({ description: 'startdatum: only the version of the zaaktype that was valid on the startdatum of the zaak; vandaag: where there is none, the one that is valid today; nieuwste: where there is none, the newest.' }),
  force: z.boolean().default(false).meta({ description: 'true: zaken that are closed at the target may be changed, by the grant zaken.geforceerd-bijwerken.' }),
  combined: z.boolean().default(true).meta({ description: 'false: never use the combined endpoints (zaak_registreren, zaak_afsluiten, besluit_verwerken), also where the target offers them.' }),
  history: z.enum(['append', 'insert']).default('append').meta({ description: 'append: a status that is missing before the last one at the target is told, not added; insert: it is added where it belongs, as long as the zaak is open.' }),
  profile: z.enum(PROFILES).default('open-zaak').meta({ description: 'Whose reading of the brondatum the target follows when it closes a zaak.' }),
});

export type Options = z.infer<typeof options>;

/** Parsed options, or what is wrong with them (ZS4187). */
export function readOptions(given: JsonObject): { readonly options: Options; readonly diagnostics: readonly [] } | { readonly options: null; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = options.safeParse(given);
  if (parsed.success) return { options: parsed.data, diagnostics: [] };
  return {
    options: null,
    diagnostics: parsed.error.issues.map((issue) => diagnostic('ZS4187', `options.${issue.path.join('.') || '(whole)'}: ${issue.message}`, { field: `options.${issue.path.join('.')}` })),
  };
}
