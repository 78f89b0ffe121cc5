// The connector `stuf`: systems that speak StUF-ZDS 1.1 and 1.2; they call us, are called by us, or tell us of their changes.
import { notSupported, type Connection, type Connector } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { config, type StufConfig } from './config';
import { probe } from './probe';
import { sandbox } from './sandbox';
import { sender } from './sender';
import { OPERATIONS } from './service/operations';
import { makeService } from './service/serve';
import { forgetNonces } from './service/username-token';
import { makeValidator } from './service/validate';
import { STUF_SHAPES } from './shapes';
import { makeSource } from './source/read';
import { makeReceiver } from './source/receive';
import { forgetNumbers } from './source/take';
import { byHand } from './target/by-hand/send';
import { openPeer } from './target/peer';
import { makeTarget } from './target/target';

/** Opens one configured system; no I/O yet. */
function connect(settings: StufConfig, host: Host): Connection {
  const validator = makeValidator({ schemas: settings.schemas, root: host.root });
  const peer = settings.target === undefined ? null : openPeer(settings.target, settings.systeem, host);
  return {
    probe: (signal) => probe(settings, validator, peer, signal),
    service: makeService({ settings, host, operations: OPERATIONS, validator }),
    ...(peer === null ? {} : { target: makeTarget(peer, host) }),
    ...(settings.source === undefined ? {} : { source: makeSource(host, settings.source.pageSize), receiver: makeReceiver(host, settings.source) }),
    upkeep: async () => {
      await forgetNonces(host.shelf, host.clock.now());
      if (settings.source) await forgetNumbers(host, settings.source.remember);
      return [];
    },
    [Symbol.asyncDispose]: async () => {
      await peer?.[Symbol.asyncDispose]();
      await validator[Symbol.asyncDispose]();
    },
  };
}

export const stuf: Connector<StufConfig> = {
  name: 'stuf',
  summary: 'Systems that speak StUF-ZDS 1.1 or 1.2: applications that call us, document archives that are called, and systems that tell of their changes.',
  config,
  sender,
  shapes: STUF_SHAPES,
  capabilities: {
    source: { supported: true, kinds: ['zaak', 'informatieobject'], proves: 'presence' },
    target: { supported: true, kinds: ['zaak', 'informatieobject'], canBeAsked: true, nature: 'keeps' },
    receiver: { supported: true, summary: 'Kennisgevingen of StUF-ZKN (zakLk01, edcLk01) and the operations of ZDS made of them, over SOAP; answered with Bv03 when they are kept.' },
    register: notSupported('a peer that speaks ZDS cannot undo, so nothing is put in front of it'),
    service: { supported: true, summary: 'Every operation of ZDS 1.1.02 and 1.2 and the raw messages of StUF-ZKN, over SOAP 1.1 and 1.2.' },
  },
  connect,
  sandbox,
  byHand,
};
