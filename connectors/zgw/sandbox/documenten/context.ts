// What every verb of the Documenten API works with.
import type { Shelf } from '../../../../core/connector/host';
import type { ContentStore } from '../content/store';
import type { Setting } from '../enter';
import type { DocumentenVersion } from './fields';
import type { DocumentSeeding } from './seeded';

export interface Documenten {
  readonly setting: Setting;
  readonly shelf: Shelf;
  readonly store: ContentStore;
  readonly seeding: DocumentSeeding;
  readonly version: DocumentenVersion;
}
