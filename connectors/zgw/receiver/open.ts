// Puts the receiving side of a ZGW connection together: the receiver, and the abonnement that makes others call it.
import type { Receiver } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Api } from '../api';
import { notificatiesReceiver } from '.';
import { lookAfterAbonnement, wantedKanalen } from './abonnement';
import { KANALEN, type Callback } from './settings';

/** API roots of the connection, as configured. */
export interface Roots {
  readonly catalogi: string;
  readonly zaken?: string | undefined;
  readonly documenten?: string | undefined;
  readonly besluiten?: string | undefined;
}

export interface OpenCallback {
  readonly receiver: Receiver;
  upkeep(signal: AbortSignal): Promise<readonly Diagnostic[]>;
}

/** `nrc` null: the abonnement is somebody else's business. No I/O yet. */
export function openCallback(roots: Roots, settings: Callback, apis: { readonly nrc: Api | null; readonly besluiten: Api | null }, host: Host): OpenCallback {
  const kanalen = wantedKanalen(settings, { zaken: roots.zaken, documenten: roots.documenten, besluiten: roots.besluiten });
  const receiver = notificatiesReceiver({
    settings, besluiten: apis.besluiten, host,
    kanalen: KANALEN.filter((kanaal) => kanaal in kanalen),
    roots: [roots.catalogi, roots.zaken, roots.documenten, roots.besluiten],
  });
  return {
    receiver,
    upkeep: async (signal) => [
      ...receiver.elsewhere.tell(),
      ...(apis.nrc === null ? [] : await lookAfterAbonnement({ api: apis.nrc, settings, kanalen, host }, signal)),
    ],
  };
}
