// What a question asks back, as the schemas allow it: 1.2 requires a scope, and for lists and statuses the elements of it.
import type { JsonObject } from '../../../core/model/json';
import type { Operatie } from '../message/operaties';

const asked: JsonObject = { '@noValue': 'geenWaarde' };

const SCOPES: Readonly<Record<string, JsonObject>> = {
  geefZaakstatus: { '@entiteittype': 'ZAK', identificatie: asked, heeft: [{ gerelateerde: { '@entiteittype': 'STT', volgnummer: asked, omschrijving: asked }, datumStatusGezet: asked, indicatieLaatsteStatus: asked }] },
  geefLijstZaakdocumenten: { '@entiteittype': 'ZAK', heeftRelevant: [{ '@entiteittype': 'ZAKEDC', '@scope': 'alles', gerelateerde: { '@entiteittype': 'EDC', '@scope': 'alles' } }] },
  geefLijstBesluiten: { '@entiteittype': 'ZAK', identificatie: asked, leidtTot: [{ gerelateerde: { '@entiteittype': 'BSL', identificatie: asked, datumBeslissing: asked, ingangsdatumWerking: asked } }] },
};

/** As much as may be asked; null: the peer chooses (1.1 takes no scope in which an empty inhoud would stand, and a check-out none at all). */
export function scopeOf({ versie, naam, vraag: { entiteit } }: Pick<Operatie, 'versie' | 'naam' | 'vraag'>): JsonObject | null {
  if (naam === 'geefZaakdocumentBewerken') return null;
  if (versie === '1.1') return naam === 'geefZaakdetails' ? { '@entiteittype': 'ZAK', '@scope': 'alles' } : null;
  return SCOPES[naam] ?? { '@entiteittype': entiteit, '@scope': 'alles' };
}
