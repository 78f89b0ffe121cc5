// E-depots that take MDTO SIPs: dossiers are handed over under an approved list, once, and receipts say what became of them.
import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { notSupported, type Connection, type Connector } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { config, type MdtoConfig } from './config';
import { keeperOf, type Keeper } from './gate/keeper';
import { listReader, type Lists } from './gate/lists/reader';
import { scannerOf } from './gate/virus/scanner';
import { lacking, type Rules } from './make';
import { sandbox } from './sandbox';
import { settingsOf, type Settings } from './settings';
import { DOSSIER_SHAPE } from './shape';
import { makeTarget, ruleReader } from './target';
import { tidy } from './tidy';
import { folderTransport } from './transport/folder';
import { sftpTransport } from './transport/sftp';
import type { Transport } from './transport/transport';

function transportOf(settings: MdtoConfig, host: Host): Transport {
  const { folder, sftp } = settings;
  const at = (place: string): string => path.resolve(host.root, place);
  if (sftp) return sftpTransport(sftp, settings.timeoutMs);
  return folderTransport(at(folder?.path ?? '.'), folder?.receipts === undefined ? null : at(folder.receipts));
}

function gateOf(given: MdtoConfig, settings: Settings, lists: () => Promise<Lists>, host: Host): Keeper {
  const { scanner, schemas, timeoutMs } = given;
  return keeperOf({ profile: settings.profile, lists, schemas: schemas === undefined ? null : path.resolve(host.root, schemas), scanner: scanner ? scannerOf(scanner, timeoutMs) : null });
}

async function workFolder(folder: string, readOnly: boolean): Promise<readonly Diagnostic[]> {
  try {
    if (!readOnly) await mkdir(folder, { recursive: true, mode: 0o750 });
    await access(folder, constants.W_OK | constants.X_OK);
    return [];
  } catch (error) {
    return [diagnostic('ZS4340', `${(error as NodeJS.ErrnoException).code ?? 'unusable'} for ${folder}`)];
  }
}

function connect(given: MdtoConfig, host: Host): Connection {
  const settings = settingsOf(given);
  const folder = path.resolve(host.root, given.work, host.connection);
  const transport = transportOf(given, host);
  const signed = ruleReader(given.rules === undefined ? null : path.resolve(host.root, given.rules));
  const lists = listReader(given.lists.map(({ naam, file }) => ({ naam, file: path.resolve(host.root, file) })));
  const keeper = gateOf(given, settings, lists, host);
  const rules = async (): Promise<Rules> => {
    const [own, terms] = await Promise.all([signed(), lists()]);
    // Without lists of its own the connection has those that are built in: they need not travel with every plan.
    return { ...own, ...(given.lists.length > 0 && { lists: terms.lists, diagnostics: [...own.diagnostics, ...terms.diagnostics] }) };
  };
  return {
    probe: async (signal) => {
      const { tabel, diagnostics: broken } = await signed();
      const findings = [...lacking(settings, host.connection), ...broken, ...(await workFolder(folder, host.readOnly)), ...(await transport.probe(signal)), ...(await keeper.probe())].map((finding) => ({ subject: host.connection, ...finding }));
      const { profile } = settings;
      return {
        ok: findings.every((finding) => finding.severity !== 'error'),
        facts: { profile: profile.name, xsd: profile.xsd, container: profile.packing.bagit ? `${profile.packing.container}, BagIt 1.0` : profile.packing.container, rules: tabel ? `${tabel.regels.length}, signed by ${tabel.vastgesteld.door} on ${tabel.vastgesteld.op}` : 'none', viruses: keeper.scanner },
        diagnostics: findings,
      };
    },
    target: makeTarget({ host, folder, transport, keeper }, settings, rules),
    tidy: (before, signal) => tidy(folder, host.shelf, before, signal),
    [Symbol.asyncDispose]: async () => {
      await keeper[Symbol.asyncDispose]();
      await transport[Symbol.asyncDispose]();
    },
  };
}

export const mdto: Connector<MdtoConfig> = {
  name: 'mdto',
  summary: 'E-depots that take MDTO SIPs: dossiers with their documents, under an approved transfer list, through a folder or SFTP.',
  config,
  shapes: [DOSSIER_SHAPE],
  capabilities: {
    source: notSupported('an e-depot gives nothing back through this door; its receipts are read by the target'),
    target: { supported: true, kinds: ['zaak'], canBeAsked: true, nature: 'receives' },
    receiver: notSupported('receipts are left in a folder; an e-depot calls nobody'),
    register: notSupported('an e-depot takes dossiers in; it is not asked by number'),
    service: notSupported('an e-depot is handed dossiers, it asks nothing'),
  },
  sandbox,
  connect,
};
