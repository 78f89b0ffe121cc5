// What delivering documents to one connection works with.
import type { Host } from '../../../core/connector/host';
import type { Api } from '../api';
import type { Catalogue } from '../catalogi/catalogue';
import type { ZgwConfig } from '../config';
import type { TypeBook } from './type-book';

export interface Doors {
  readonly config: ZgwConfig;
  readonly documenten: Api;
  readonly catalogi: Api;
  readonly catalogue: Catalogue;
  /** Where no catalogus is named. */
  readonly typen: TypeBook;
  /** `shelf` keeps our locks; `clock` tells the date of a checksum. */
  readonly host: Pick<Host, 'shelf' | 'clock' | 'connection'>;
}

/** Collection of documents, as the API spells it. */
export const DOCUMENTS = 'enkelvoudiginformatieobjecten';
