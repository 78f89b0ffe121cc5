// Every file that is generated, and what should stand in it: `zaaksluis docs` writes them, a test holds them equal.
import path from 'node:path';
import { CONNECTORS } from '../../connectors/registry';
import { configPages } from '../config/reference';
import { codesPage } from '../diagnostics/codes-page';
import { openapi } from '../http/openapi';
import { mappingDocs } from '../mapping/docs';
import { TABLES } from '../store/schema';
import { renderSchema } from '../store/schema/render';

/** Path below the folder of the package → text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...configPages(CONNECTORS).map(({ path: file, text }): [string, string] => [file, text]),
    ...[...mappingDocs()].map(([name, text]): [string, string] => [path.posix.join('mappings', name), text]),
    ['core/diagnostics/codes.md', codesPage()],
    ['core/store/schema.md', renderSchema(TABLES)],
    ['core/http/openapi.json', `${JSON.stringify(openapi(), null, 2)}\n`],
  ]);
}
