// Says whether a sender may call an operation, and touch objects of a zaaktype and confidentiality (practice §13).
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../../../core/model/zaaktype';
import type { StufSender } from '../sender';
import { StufFault } from './fault';
import type { Touched } from './operation';

type Allow = StufSender['allow'];

/** Throws StufFault StUF052. */
export function demandOperation(allow: Allow, operation: string): void {
  if (allow.operations === 'all' || allow.operations.includes(operation)) return;
  throw new StufFault('StUF052', 'Zender is niet geautoriseerd voor deze bewerking', `De bewerking ${operation} staat niet bij wat deze zender mag.`);
}

const HIGHEST = VERTROUWELIJKHEIDAANDUIDINGEN.length - 1;

const rank = (aanduiding: string): number => {
  const at = (VERTROUWELIJKHEIDAANDUIDINGEN as readonly string[]).indexOf(aanduiding);
  return at < 0 ? HIGHEST : at; // a word nobody knows is as closed as can be
};

/** Why not; null: it may. What is not known of an object is let pass only where that is not restricted. */
function whyNot(allow: Allow, { zaaktype, vertrouwelijkheidaanduiding }: Touched): string | null {
  if (allow.zaaktypen !== 'all' && (zaaktype === null || !allow.zaaktypen.includes(zaaktype))) return zaaktype === null ? 'Het zaaktype is niet bekend.' : `Zaaktype ${zaaktype} staat niet bij wat deze zender mag.`;
  if (allow.vertrouwelijkheid === 'zeer_geheim') return null;
  if (vertrouwelijkheidaanduiding === null) return null; // the register gives it that of its zaaktype, which says no more than the zaaktype did
  return rank(vertrouwelijkheidaanduiding) <= rank(allow.vertrouwelijkheid) ? null : `Vertrouwelijkheid ${vertrouwelijkheidaanduiding} gaat boven ${allow.vertrouwelijkheid}.`;
}

export const mayTouch = (allow: Allow, about: Touched): boolean => whyNot(allow, about) === null;

/** Throws StufFault StUF052. */
export function demandTouch(allow: Allow, about: Touched): void {
  const why = whyNot(allow, about);
  if (why !== null) throw new StufFault('StUF052', 'Zender is niet geautoriseerd voor dit object', why);
}
