// What every verb of the Documenten API works with.
import type { Shelf } from '../../../../core/connector/host';
import type { ContentStore } from '../content/store';
import type { Setting } from '../enter';
import type { DocumentenVersion } from './fields';
import type { Seeding } from './seeded';

export interface Documenten {
  readonly setting: Setting;
  readonly shelf: Shelf;
  readonly store: ContentStore;
  readonly seeding: Seeding;
  readonly version: DocumentenVersion;
}
