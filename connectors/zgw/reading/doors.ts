// What reading zaken and documents of one connection works with: its APIs, and what is remembered of them.
import type { Host } from '../../../core/connector/host';
import type { Api } from '../api';
import type { ZgwConfig } from '../config';
import type { Selectielijsten } from '../selectielijst';
import { openTypes, type Types } from './catalogus';
import { makeHabits, type Habits } from './habits';
import { openNames, type ZaakNames } from './names';

export interface ReadingDoors {
  readonly config: Pick<ZgwConfig, 'clientId'>;
  readonly zaken: Api | null;
  readonly documenten: Api | null;
  readonly besluiten: Api | null;
  readonly catalogi: Api;
  readonly autorisaties: Api | null;
  readonly selectielijsten: Selectielijsten;
  readonly types: Types;
  readonly names: ZaakNames;
  readonly habits: Habits;
}

/** No I/O. */
export function openReading(apis: Omit<ReadingDoors, 'types' | 'names' | 'habits'>, host: Pick<Host, 'clock'>): ReadingDoors {
  const habits = makeHabits();
  return { ...apis, habits, types: openTypes(apis.catalogi, host), names: openNames(apis.zaken, habits) };
}
