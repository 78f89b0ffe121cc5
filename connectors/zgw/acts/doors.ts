// What closing a transfer at a ZGW register works with.
import type { Host } from '../../../core/connector/host';
import type { Api } from '../api';
import type { Catalogue } from '../catalogi/catalogue';
import type { ZgwConfig } from '../config';

export interface ActDoors {
  readonly config: ZgwConfig;
  readonly zaken: Api;
  readonly documenten: Api;
  readonly catalogi: Api;
  readonly catalogue: Catalogue;
  readonly autorisaties: Api | null;
  readonly host: Pick<Host, 'shelf' | 'clock' | 'connection'>;
}
