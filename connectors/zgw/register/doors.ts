// What the register works with: the doors to zaken and to documents of one connection, and what both share.
import type { Host } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { ZgwConfig } from '../config';
import type { Doors as DocumentDoors } from '../documenten/doors';
import type { ReadingDoors } from '../reading/doors';
import type { ZaakDoors } from '../zaken/doors';
import { openOffers, type OfferBook } from './offers';

export interface RegisterDoors {
  readonly config: ZgwConfig;
  readonly reading: ReadingDoors;
  readonly zaken: ZaakDoors;
  /** null: the connection has no address of documenten. */
  readonly documents: DocumentDoors | null;
  readonly offers: OfferBook;
  readonly host: Pick<Host, 'connection' | 'clock' | 'shelf'>;
}

/** No I/O. */
export function openRegisterDoors(of: Omit<RegisterDoors, 'offers'>): RegisterDoors {
  return { ...of, offers: openOffers({ zaken: of.zaken.zaken, documenten: of.documents?.documenten ?? null }, of.config.openapi, of.host) };
}

/** Throws Blocked ZS4170 where the connection has no address of documenten. */
export function documentsOf(doors: RegisterDoors): DocumentDoors {
  if (doors.documents) return doors.documents;
  throw new Blocked(diagnostic('ZS4170', `connection "${doors.host.connection}" has no documents: it has no address of documenten`, { field: 'documenten' }));
}

/** The decisions of a sync, as the engineer made them for commands under `register:` of the connection. */
export const zaakOptions = ({ config }: Pick<RegisterDoors, 'config'>) => ({ ...config.register, ...(config.catalogus ? { catalogus: config.catalogus } : {}), versie: 'startdatum' as const, history: 'insert' as const });
