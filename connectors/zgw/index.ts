// The connector `zgw`: registers that speak the ZGW APIs, such as Open Zaak. Delivers zaaktypen to the Catalogi API.
import { notSupported, type Connection, type Connector } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import type { Ref } from '../../core/model/ref';
import { zgwActs } from './acts';
import { openApi } from './api';
import { openCatalogue } from './catalogi/catalogue';
import type { Doors } from './catalogi/find';
import { ZAAKTYPE_SHAPE } from './catalogi/shape';
import { catalogiTarget } from './catalogi/target';
import { config, type ZgwConfig } from './config';
import { documentenTarget } from './documenten/target';
import { openTypeBook } from './documenten/type-book';
import { probe } from './probe';
import { findPerson } from './find-person';
import { holders } from './holders';
import { openReading } from './reading/doors';
import { openCallback } from './receiver/open';
import { openRegisterDoors } from './register/doors';
import { zgwRegister } from './register/register';
import { sandbox } from './sandbox';
import { openSelectielijst } from './selectielijst';
import { INFORMATIEOBJECT_SHAPE, ZAAK_SHAPE } from './shapes';
import { zgwSource } from './source/source';
import { targetByKind } from './target';
import { upkeep } from './upkeep';
import { openZaken } from './zaken/doors';
import { zakenTarget } from './zaken/target';

/** Opens the APIs of one configured system; no I/O yet. */
function connect(settings: ZgwConfig, host: Host): Connection {
  const enter = (root: string | undefined, headers: Readonly<Record<string, string>> = {}) => (root === undefined ? null : openApi(settings, { root, withToken: true, headers }, host));
  const catalogi = openApi(settings, { root: settings.catalogi, withToken: true }, host);
  const lists = openApi(settings, { root: settings.selectielijst, withToken: false }, host);
  const zaken = enter(settings.zaken, { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' });
  const documenten = enter(settings.documenten);
  const besluiten = enter(settings.besluiten);
  const autorisaties = enter(settings.autorisaties);
  const nrc = enter(settings.notificaties);
  const told = settings.callback === undefined ? null : openCallback(settings, settings.callback, { nrc, besluiten }, host);
  const doors: Doors = {
    config: settings, catalogi, zaken, autorisaties,
    selectielijsten: openSelectielijst(lists, host),
    catalogue: openCatalogue(catalogi, settings.openapi, host),
  };
  const reading = openReading({ config: settings, zaken, documenten, besluiten, catalogi, autorisaties, selectielijsten: doors.selectielijsten }, host);
  const documents = documenten === null ? null : { config: settings, documenten, catalogi, catalogue: doors.catalogue, typen: openTypeBook(catalogi, host), host };
  const dossiers = zaken === null ? null : openZaken({ ...reading, zaken }, { config: settings, catalogue: doors.catalogue, host });
  return {
    probe: (signal) => probe(doors, reading, signal),
    ...(zaken === null || documenten === null ? {} : { acts: zgwActs({ ...doors, zaken, documenten, host }) }),
    ...(zaken === null ? {} : { findPerson: (bsn: string, signal: AbortSignal) => findPerson(zaken, host.connection, bsn, signal) }),
    ...(documenten === null ? {} : { holders: (document: Ref, signal: AbortSignal) => holders({ documenten, besluiten }, host.connection, document, signal) }),
    source: zgwSource(reading, host),
    ...(told === null ? {} : { receiver: told.receiver }),
    upkeep: upkeep(told, documents),
    ...(dossiers === null ? {} : { register: zgwRegister(openRegisterDoors({ config: settings, reading, zaken: dossiers, documents, host })) }),
    target: targetByKind({
      zaaktype: catalogiTarget(doors, host.connection),
      ...(dossiers === null ? {} : { zaak: zakenTarget(dossiers) }),
      ...(documents === null ? {} : { informatieobject: documentenTarget(documents) }),
    }, host.connection),
    [Symbol.asyncDispose]: async () => {
      for (const api of [catalogi, lists, zaken, documenten, besluiten, autorisaties, nrc]) await api?.[Symbol.asyncDispose]();
    },
  };
}

export const zgw: Connector<ZgwConfig> = {
  name: 'zgw',
  summary: 'Registers that speak the ZGW APIs, such as Open Zaak: zaken and documents from and to them, zaaktypen to the Catalogi API.',
  config,
  shapes: [ZAAKTYPE_SHAPE, ZAAK_SHAPE, INFORMATIEOBJECT_SHAPE],
  capabilities: {
    source: { supported: true, kinds: ['zaak', 'informatieobject'], proves: 'absence' },
    target: { supported: true, kinds: ['zaaktype', 'zaak', 'informatieobject'], canBeAsked: true, nature: 'keeps' },
    receiver: { supported: true, summary: 'Notifications of the Notificaties API, classic or as CloudEvents, with the Authorization value of our abonnement.' },
    register: { supported: true, kinds: ['zaak', 'informatieobject', 'besluit'] },
    service: notSupported('the ZGW APIs are called, they call nobody but with notifications'),
  },
  connect,
  sandbox,
};
