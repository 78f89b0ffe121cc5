// Receives notifications by the twelve rules (zgw-archive §2.5): who calls is checked, what is named becomes names, and nothing is looked up.
import type { Receiver, Refused } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { readBody } from '../../../core/connector/incoming';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { formatRef, type Kind, type Ref } from '../../../core/model/ref';
import type { Api } from '../api';
import { uuidOf } from '../urls';
import { refuseCaller } from './caller';
import { elsewhere, type Elsewhere } from './elsewhere';
import { readEvents } from './events';
import { nameOf, rootsOf } from './names';
import type { Kanaal, Callback } from './settings';

/** A batch of a thousand CloudEvents is 500 kB. */
const LIMIT = 2 * 1024 * 1024;

/** The kinds whose changes each kanaal tells. */
const KIND_OF: Readonly<Record<Kanaal, Kind>> = {
  zaken: 'zaak', documenten: 'informatieobject', besluiten: 'besluit', zaaktypen: 'zaaktype', informatieobjecttypen: 'informatieobjecttype', besluittypen: 'besluittype',
};

export interface ReceiverParts {
  readonly settings: Callback;
  /** The kanalen we have an abonnement on. */
  readonly kanalen: readonly Kanaal[];
  /** API roots of this connection, as far as they are configured. */
  readonly roots: readonly (string | undefined)[];
  readonly besluiten: Api | null;
  readonly host: Pick<Host, 'connection' | 'log'>;
}

/** A receiver, and what it met that lay elsewhere since it was last asked. */
export interface NotificatiesReceiver extends Receiver {
  readonly elsewhere: Elsewhere;
}

export function notificatiesReceiver({ settings, kanalen, roots, besluiten, host }: ReceiverParts): NotificatiesReceiver {
  const { connection } = host;
  const ours = rootsOf([...roots, ...settings.roots]);
  const outside = elsewhere(host);
  const refused = (status: number, finding: Diagnostic): Refused => ({ state: 'refused', status, diagnostics: [finding] });
  return {
    elsewhere: outside,
    tells: { system: connection, kinds: kanalen.map((kanaal) => KIND_OF[kanaal]) },
    ...(besluiten === null ? {} : { standsFor: { besluit: 'zaak' as const } }),
    receive: async (request) => {
      const stranger = refuseCaller(request, settings.secret, connection);
      if (stranger) return stranger;
      const body = await readBody(request.body, LIMIT);
      if (body === null) return refused(413, diagnostic('ZS5001', `the body is larger than ${LIMIT} bytes`, { subject: connection }));
      const events = readEvents(request.headers, body);
      if (events === null) return refused(400, diagnostic('ZS3031', 'the body is not JSON', { subject: connection }));
      const names = new Map<string, Ref>();
      for (const event of events) {
        const heard = nameOf(event, ours, connection);
        if (heard.heard === 'name') names.set(formatRef(heard.ref), heard.ref);
        if (heard.heard === 'elsewhere') outside.met(heard.origin);
      }
      return { state: 'accepted', names: [...names.values()].map((ref) => ({ ref })), status: 204, body: {} };
    },
    resolve: async (ref, signal) => {
      if (ref.kind !== 'besluit' || besluiten === null) return [];
      const besluit = await besluiten.get(`/besluiten/${ref.id}`, {}, signal);
      const zaak = uuidOf(besluit?.['zaak']);
      return zaak === null ? [] : [{ system: connection, kind: 'zaak', id: zaak }];
    },
  };
}
