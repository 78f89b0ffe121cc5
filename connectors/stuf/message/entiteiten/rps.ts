// Elements of RPS (rechtspersoon) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const RPS: Tabel = {
  'RPS-kerngegevens': '[] b/natuurlijkPersoon:NPS-kerngegevens~<NPS|b0 b/nietNatuurlijkPersoon:NNP-kerngegevens~<NNP|b1',
};
