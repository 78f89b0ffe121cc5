// Recorded questions (ZDS_RECORDINGS) replayed to our service, in front of a register that holds what the recording saw.
import path from 'node:path';
import { profileOf } from './profile';
import { catalogueOf, recordingsIn, replay } from './recordings';
import { tell, type Outcome } from './report';
import { material } from '../support/material';

const FOLDER = process.env['ZDS_RECORDINGS'] ?? path.resolve(__dirname, '../../../shared/material/zds-recordings');

material(FOLDER).test('every recorded question has the recorded effects and answer, or a difference with a reason', async () => {
  const recordings = recordingsIn(FOLDER);
  const catalogue = catalogueOf(recordings);
  const profile = profileOf('recordings');
  const outcomes: Outcome[] = [];
  for (const recording of recordings) {
    try {
      outcomes.push(await replay(recording, catalogue, profile));
    } catch (error) {
      outcomes.push({ name: recording.name, failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)] });
    }
  }
  expect(tell('zds-recordings', outcomes, profile.open)).toEqual([]);
}, 300_000);
