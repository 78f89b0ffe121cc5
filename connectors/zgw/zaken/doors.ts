// What finding, planning and writing zaken at one register work with.
import type { Host } from '../../../core/connector/host';
import type { Api } from '../api';
import type { Catalogue } from '../catalogi/catalogue';
import type { ZgwConfig } from '../config';
import type { ReadingDoors } from '../reading/doors';
import { openFeatures, type FeatureBook } from './features';
import { openRoots, type RootBook } from './roots';
import { openZaaktypen, type ZaaktypeBook } from './zaaktypen';

export interface ZaakDoors extends Omit<ReadingDoors, 'zaken' | 'config'> {
  readonly zaken: Api;
  readonly config: ZgwConfig;
  readonly catalogue: Catalogue;
  readonly zaaktypen: ZaaktypeBook;
  readonly features: FeatureBook;
  readonly roots: RootBook;
  readonly host: Pick<Host, 'linked' | 'clock' | 'shelf' | 'connection'>;
}

/** No I/O. */
export function openZaken(reading: ReadingDoors & { readonly zaken: Api }, { config, catalogue, host }: Pick<ZaakDoors, 'config' | 'catalogue' | 'host'>): ZaakDoors {
  return {
    ...reading, config, catalogue, host,
    zaaktypen: openZaaktypen(reading.catalogi, host),
    features: openFeatures(reading, config.openapi, host),
    roots: openRoots({ zaken: reading.zaken, besluiten: reading.besluiten, documenten: reading.documenten, catalogi: reading.catalogi, selectielijsten: reading.selectielijsten }),
  };
}
