// The key proofs are signed with: the organisation's own, or one made once in the data folder.
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { NodeConfig } from '../config/schema';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import { ed25519 } from '../sync/prove/report';

/** The private key. Made here, its public half stands beside it in `proof.pub`, to be given to whoever checks proofs. */
export function proofKey(config: NodeConfig, dataFolder: string): KeyObject {
  return config.proof ? read('proof.key in zaaksluis.yaml', config.proof.key.reveal()) : made(dataFolder);
}

/** Reads a key file that a person names, private or public. */
export const keyOf = (file: string): KeyObject => read(file, fs.readFileSync(file, 'utf8'));

function read(where: string, pem: string): KeyObject {
  try {
    return ed25519(pem);
  } catch (error) {
    throw new DiagnosticError([diagnostic('ZS1143', `${where}: ${error instanceof Error ? error.message : 'it cannot be read'}`)]);
  }
}

function made(folder: string): KeyObject {
  const file = path.join(folder, 'proof.key');
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = keyOf(file);
  fs.writeFileSync(path.join(folder, 'proof.pub'), createPublicKey(key).export({ type: 'spki', format: 'pem' }), { mode: 0o644 });
  return key;
}
