// What the documents of seeded zaken take from those zaken.
import type { DocumentSeeding } from '../documenten/seeded';
import type { Settings } from '../settings';

const NONE: DocumentSeeding = {
  zaken: 0, documenten: 0, bytes: 0, large: [],
  zaak: (zaak) => {
    throw new RangeError(`there is no seeded zaak ${zaak}`);
  },
  numberOf: () => null,
};

export const documentSeeding = (_settings: Settings): DocumentSeeding => NONE;
