// A folder that takes one JSON file per subject: a target that cannot be asked, because others take the files away.
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { notSupported, type Applied, type Connection, type Connector, type Step, type Target, type Unknowable } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { KINDS } from '../../core/model/ref';
import { config, type FolderConfig } from './config';
import { plan } from './plan';
import { removeFile, replace } from './write';

const BLIND: Unknowable = { state: 'unknowable', why: 'files are taken away by others: that one is gone says nothing', context: {} };

/** The name the plan chose. It never leaves the folder: a plan is data, and may have been stored. */
function nameIn(step: Step): string {
  const name = step.request['bestand'];
  if (typeof name !== 'string' || name !== path.basename(name) || name.startsWith('.')) throw new Blocked(diagnostic('ZS9001', `"${step.name}" names no file of this folder`));
  return name;
}

function target(folder: string): Target {
  return {
    find: () => Promise.resolve(BLIND),
    plan,
    apply: async (step): Promise<Applied> => {
      const name = nameIn(step);
      if (step.action === 'remove') {
        await removeFile(folder, name);
        return { state: 'applied', id: null, result: {} };
      }
      await replace(folder, name, `${JSON.stringify(step.request['inhoud'], null, 2)}\n`);
      return { state: 'applied', id: name, result: {} };
    },
    recognise: () => Promise.resolve(BLIND),
  };
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const folder: Connector<FolderConfig> = {
  name: 'folder',
  summary: 'Writes one JSON file per subject into a folder, whole and at once, for another system to take away.',
  config,
  shapes: [],
  capabilities: {
    source: notSupported('it only takes files; to read files, use the connector of their kind'),
    target: { supported: true, kinds: KINDS, canBeAsked: false, nature: 'keeps' },
    receiver: notSupported('a folder calls nobody'),
    register: notSupported('a folder cannot be asked'),
    service: notSupported('a folder calls nobody'),
  },
  connect: (settings, host): Connection => {
    const place = path.resolve(host.root, settings.path);
    return {
      probe: async () => {
        const ok = await isWritable(place);
        return { ok, facts: { folder: place }, diagnostics: ok ? [] : [diagnostic('ZS4201', `${place} is not there, or may not be written`, { subject: host.connection })] };
      },
      target: target(place),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  },
};
