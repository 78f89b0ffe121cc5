// Every message of a folder (STUF_MESSAGES): read, judged by the official schema where it must be valid, made raw, written again, and equal.
import path from 'node:path';
import { readBericht } from '../../connectors/stuf/message/read-bericht';
import { verschillen } from '../../connectors/stuf/message/testing/canonical';
import { CORPUS, opnieuw, SCHEMAS, voorbeelden } from '../../connectors/stuf/message/testing/corpus';
import { makeValidator } from '../../connectors/stuf/service/validate';
import { accepted, profileOf } from './profile';
import { tell, type Outcome } from './report';
import { material } from '../support/material';

// Without the schemas it is told, and only the round trip is asked.
const { there: valid } = material(SCHEMAS);

material(CORPUS).test('every message comes back as it was', async () => {
  const profile = profileOf('messages');
  await using validator = makeValidator({ schemas: valid ? { '1.1': path.join(SCHEMAS, 'zds-1.1.02'), '1.2': path.join(SCHEMAS, 'zds-1.2') } : {}, root: SCHEMAS });
  const isAccepted = accepted(profile);
  const outcomes: Outcome[] = [];
  for (const { naam, tree } of await voorbeelden()) {
    const failures: string[] = [];
    try {
      const bericht = readBericht(tree);
      failures.push(...bericht.onbekend.map((at) => `nobody knows ${at}`), ...verschillen(tree, opnieuw(bericht).tree));
      // The official test platform's own messages are valid; what vendors sent often is not (stuf.md §0, 5).
      if (valid && /^king-/.test(naam) && bericht.versie !== null) failures.push(...(await validator.findings(bericht.versie, tree) ?? []).map(({ line, message }) => `line ${line}: ${message}`));
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
    outcomes.push({ name: naam, failures: failures.filter((one) => !isAccepted(`${naam}: ${one}`)) });
  }
  expect(tell('stuf-messages', outcomes, profile.open)).toEqual([]);
}, 120_000);
