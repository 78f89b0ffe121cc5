// The cases of another translator (ZDS_CASES), suite by suite, against our service in front of the sandbox register.
import path from 'node:path';
import { SCHEMAS } from '../../connectors/stuf/message/testing/corpus';
import { rootsIn } from '../../connectors/stuf/service/validate';
import { openXsdSet } from '../../core/xml/xsd';
import { register } from '../support/registers';
import { casesIn, partiesOf, requestsOf, runSuite, selectielijstOf } from './cases';
import { accepted, profileOf } from './profile';
import { tell, type Outcome } from './report';
import { openWorld } from './world';
import { material } from '../support/material';

const FOLDER = process.env['ZDS_CASES'] ?? path.resolve(__dirname, '../../../shared/material/zds-cases');
const SCHEMA_SET = path.join(SCHEMAS, 'zds-1.1.02');
const profile = profileOf('cases');
// Without the schemas it is told, and answers are not judged by them.
const schemas = material(SCHEMA_SET);

material(FOLDER).test('every case passes', async () => {
  await using xsd = schemas.there ? await openXsdSet(SCHEMA_SET, rootsIn(SCHEMA_SET, '1.1')) : null;
  const outcomes: Outcome[] = [];
  for (const [name, cases] of casesIn(FOLDER)) {
    await using sandbox = await register({});
    const { secret, clientId, catalogi, zaken, documenten } = sandbox.connection as Record<string, string>;
    const { catalogus: _catalogus, notificaties: _notificaties, ...settings } = sandbox.connection;
    const texts = requestsOf(cases);
    // Its client could change closed zaken too.
    await using world = await openWorld({
      register: { ...settings, register: { force: true } }, zenders: partiesOf(texts, 'zender'), ontvangers: partiesOf(texts, 'ontvanger'), rsin: '548746485', gemeentecode: '1900', sender: profile.sender,
    });
    outcomes.push(...await runSuite(name, cases, world, { roots: { catalogi: catalogi ?? '', zaken: zaken ?? '', documenten: documenten ?? '' }, clientId: clientId ?? '', secret: secret ?? '', selectielijst: await selectielijstOf(sandbox.url) }, xsd, accepted(profile)));
  }
  expect(tell('zds-cases', outcomes, profile.open)).toEqual([]);
}, 300_000);
