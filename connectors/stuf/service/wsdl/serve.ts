// Answers GET: the WSDL of a portType, the schemas it refers to, or where they are.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Incoming } from '../../../../core/connector/contract';
import type { ServiceAnswer } from '../../../../core/connector/service';
import type { StufVersie } from '../../message/bericht';
import { OPERATIETABEL } from '../../message/operaties';
import { openOfficial, type OfficialFiles } from './official';
import { ownWsdl } from './own';

export interface DescribeOptions {
  /** Folders of the official files, as configured. */
  readonly schemas: Readonly<Partial<Record<StufVersie, string>>>;
  /** For folders that are not absolute. */
  readonly root: string;
  /** Address of the service for this call, without a slash at the end. */
  base(request: Incoming): string;
}

const VERSIES: readonly StufVersie[] = ['1.1', '1.2'];

const portTypesOf = (versie: StufVersie): string[] => [...new Set(OPERATIETABEL.filter((one) => one.versie === versie).map((one) => one.portType))];

const text = (status: number, type: string, body: string): ServiceAnswer => ({ status, headers: { 'content-type': `${type}; charset=utf-8` }, body, outcome: status < 400 ? 'answered' : 'refused' });

/** What stands in a path behind the name of the service: `1.2/BeantwoordVraag`, `BeantwoordVraag`, `schema/1.1/zkn0310/…`. */
export function tailOf(requestPath: string): readonly string[] {
  return requestPath.split('/').filter((part) => part !== '').slice(2).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part; // not an escape: then it names nothing of ours
    }
  });
}

/** One per service; files are looked up when first asked for. */
export function makeDescribe({ schemas, root, base }: DescribeOptions): (request: Incoming) => ServiceAnswer {
  const opened = new Map<StufVersie, OfficialFiles>();
  const official = (versie: StufVersie): OfficialFiles | null => {
    const folder = schemas[versie];
    const known = opened.get(versie);
    // A folder that is not there is what `probe` complains of; callers get a WSDL of our own meanwhile.
    if (known !== undefined || folder === undefined || !existsSync(path.resolve(root, folder))) return known ?? null;
    const found = openOfficial(path.resolve(root, folder), versie);
    opened.set(versie, found);
    return found;
  };
  const index = (at: string): ServiceAnswer => text(200, 'text/plain', `${VERSIES.flatMap((versie) => portTypesOf(versie).map((portType) => `${at}/${versie}/${portType}?wsdl`)).join('\n')}\n`);
  return (request) => {
    const at = base(request);
    const tail = tailOf(request.path);
    if (tail[0] === 'schema') {
      const versie = VERSIES.find((one) => one === tail[1]);
      const file = versie && official(versie)?.file(tail.slice(2).join('/'));
      return file ? text(200, 'text/xml', file.toString('utf8')) : text(404, 'text/plain', 'There is no such schema here.\n');
    }
    const asked = VERSIES.find((one) => one === tail[0]) ?? VERSIES.find((one) => one === wsdlOf(request.query));
    const portType = tail.at(-1);
    // A portType that both have is that of 1.1 where the address does not say: older clients know no other address.
    const versie = asked ?? VERSIES.find((one) => portType !== undefined && portTypesOf(one).includes(portType));
    if (wsdlOf(request.query) === null || versie === undefined || portType === undefined || !portTypesOf(versie).includes(portType)) return index(at);
    const address = `${at}/${versie}/${portType}`;
    const wsdl = official(versie)?.wsdl(portType, { address, schemas: `${at}/schema/${versie}` }) ?? ownWsdl(versie, portType, address);
    return wsdl === null ? index(at) : text(200, 'text/xml', wsdl);
  };
}

/** `?wsdl`, in any case, with or without a value; null: not asked for. */
function wsdlOf(query: Readonly<Record<string, string>>): string | null {
  const name = Object.keys(query).find((one) => one.toLowerCase() === 'wsdl' || one.toLowerCase() === 'singlewsdl');
  return name === undefined ? null : (query[name] ?? '');
}
