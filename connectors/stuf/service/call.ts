// What is known of one call while it is answered; the further it was read, the more.
import type { Stuurgegevens } from '../message/bericht';
import type { Operatie } from '../message/operaties';
import type { SoapVersie } from '../message/soap';
import type { NamedSender } from './identify';

/** Enough to answer anything, faults included. */
export interface Call {
  readonly soap: SoapVersie;
  readonly fout: 'Fo02' | 'Fo03';
  readonly stuurgegevens: Stuurgegevens | null;
  /** null: nobody could tell. */
  readonly operatie: Operatie | null;
}

/** A message that was let in. */
export interface LetIn extends Call {
  readonly stuurgegevens: Stuurgegevens;
  readonly operatie: Operatie;
  readonly sender: NamedSender;
}
