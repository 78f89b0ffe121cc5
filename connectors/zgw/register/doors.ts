// What the register works with: the doors to zaken and to documents of one connection, and what both share.
import type { Host } from '../../../core/connector/host';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { ZgwConfig } from '../config';
import type { Doors as DocumentDoors } from '../documenten/doors';
import type { ReadingDoors } from '../reading/doors';
import type { Selectielijsten } from '../selectielijst';
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

/** How long a Selectielijst API that gave no answer is left alone, in ms. */
const LEFT_ALONE = 5 * 60_000;

/** Who asks for a zaak waits for an answer, and the name of a class is no part of it: without the public Selectielijst API it is left out. */
function tolerant(lists: Selectielijsten, { clock }: Pick<Host, 'clock'>): Selectielijsten {
  let until = 0;
  return {
    ...lists,
    behind: async (url, signal) => {
      if (clock.now().getTime() < until) return null;
      try {
        return await lists.behind(url, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof Retry || error instanceof Halt || error instanceof Blocked)) throw error;
        until = clock.now().getTime() + LEFT_ALONE;
        return null;
      }
    },
  };
}

/** No I/O. */
export function openRegisterDoors(of: Omit<RegisterDoors, 'offers'>): RegisterDoors {
  return { ...of, reading: { ...of.reading, selectielijsten: tolerant(of.reading.selectielijsten, of.host) }, offers: openOffers({ zaken: of.zaken.zaken, documenten: of.documents?.documenten ?? null }, of.config.openapi, of.host) };
}

/** Throws Blocked ZS4170 where the connection has no address of documenten. */
export function documentsOf(doors: RegisterDoors): DocumentDoors {
  if (doors.documents) return doors.documents;
  throw new Blocked(diagnostic('ZS4170', `connection "${doors.host.connection}" has no documents: it has no address of documenten`, { field: 'documenten' }));
}

/** The decisions of a sync, as the engineer made them for commands under `register:` of the connection. */
export const zaakOptions = ({ config }: Pick<RegisterDoors, 'config'>) => ({ ...config.register, ...(config.catalogus ? { catalogus: config.catalogus } : {}), history: 'insert' as const });
