// What the documents of seeded zaken take from those zaken.
import type { DocumentSeeding } from '../documenten/seeded';
import type { Settings } from '../settings';
import { numbers } from '../zaken/dossier';
import { seedingOf } from './seeding';

export const documentSeeding = (settings: Settings): DocumentSeeding => seedingOf(settings, numbers(settings.seed)).documents;
