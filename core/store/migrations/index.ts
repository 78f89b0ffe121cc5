// The migrations in their order; a new one is added at the end and an old one is never changed.
import type { MigrationInterface } from 'typeorm';
import { Clock1764000000001 } from './0001-clock';
import { Queues1764000000002 } from './0002-queues';
import { Scans1764000000003 } from './0003-scans';
import { Journal1764000000004 } from './0004-journal';
import { Plans1764000000005 } from './0005-plans';
import { House1764000000006 } from './0006-house';
import { Shelves1764000000007 } from './0007-shelves';
import { Instance1764000000008 } from './0008-instance';
import { Proofs1764000000009 } from './0009-proofs';
import { Distrust1764000000010 } from './0010-distrust';
import { Waiting1764000000011 } from './0011-waiting';
import { Transfers1764000000012 } from './0012-transfers';
import { Layers1764000000013 } from './0013-layers';
import { Lists1764000000014 } from './0014-lists';
import { ProofListing1764000000015 } from './0015-proof-listing';
import { Upkeep1764000000016 } from './0016-upkeep';
import { Destructions1764000000017 } from './0017-destructions';
import { Identificatie1764000000018 } from './0018-identificatie';
import { Exchanges1764000000019 } from './0019-exchanges';
import { Services1764000000020 } from './0020-services';
import { WaitsParts1764000000021 } from './0021-waits-parts';

export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Clock1764000000001,
  Queues1764000000002,
  Scans1764000000003,
  Journal1764000000004,
  Plans1764000000005,
  House1764000000006,
  Shelves1764000000007,
  Instance1764000000008,
  Proofs1764000000009,
  Distrust1764000000010,
  Waiting1764000000011,
  Transfers1764000000012,
  Layers1764000000013,
  Lists1764000000014,
  ProofListing1764000000015,
  Upkeep1764000000016,
  Destructions1764000000017,
  Identificatie1764000000018,
  Exchanges1764000000019,
  Services1764000000020,
  WaitsParts1764000000021,
];
