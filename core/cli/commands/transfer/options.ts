// What the acts of transfer share: the option of the token, and how a state is told.
import type { ItemState, TransferListHead } from '../../../sync/ports/transfer';

export const TOKEN = ['--token-file <path>', 'file with your token (default: the environment variable ZAAKSLUIS_TOKEN)'] as const;

export interface TokenOption {
  readonly tokenFile?: string;
}

export const countsText = (counts: Readonly<Partial<Record<ItemState, number>>>): string => Object.entries(counts).map(([state, count]) => `${count} ${state}`).join(', ') || 'no dossiers';

/** What a person does next with a list in this state. */
export function nextStep({ id, state }: Pick<TransferListHead, 'id' | 'state'>): string {
  switch (state) {
    case 'draft': return `Decide per dossier: zaaksluis transfer export ${id} --csv ${id}.csv, fill in besluit, then: zaaksluis transfer decide ${id} ${id}.csv. Offer it: zaaksluis transfer submit ${id}.`;
    case 'submitted': return `Somebody else approves it: zaaksluis transfer approve ${id}. Or turns it down: zaaksluis transfer reject ${id} --why "…".`;
    case 'approved':
    case 'delivering': return `A running node hands it over; see how it stands: zaaksluis transfer status ${id}.`;
    case 'done': return `Make the declaration: zaaksluis transfer declare ${id} --folder <folder>.`;
    case 'closed': return `Its papers: zaaksluis transfer declare ${id} --folder <folder>.`;
    case 'rejected': return 'Its dossiers may stand on another list.';
  }
}
