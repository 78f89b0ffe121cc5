// What an engineer says of a system that tells us of its changes and cannot be asked.
import { z } from 'zod';
import { sender } from '../sender';

/** `source` of a StUF connection. */
export const sourceConfig = z
  .strictObject({
    sender: sender.meta({ description: 'Who tells us: its names in stuurgegevens, how it proves who it is, and what is odd about its messages.' }),
    contentMb: z.number().int().min(1).max(10_000).default(500).meta({ description: 'Largest document that is taken in, in megabytes. A content is kept in the spool of the node that took it in until a newer one comes or the document is gone at its sender; a delivery on another node asks for it in vain (ZS3085).' }),
    remember: z.number().int().min(1).max(365).default(30).meta({ description: 'For how many days a referentienummer is remembered: an equal message gets its answer again, another one under that number is refused (StUF016).' }),
    stallSeconds: z.number().int().min(1).max(600).default(60).meta({ description: 'A sender that sends nothing for so long is let go.' }),
    pageSize: z.number().int().min(1).max(1_000).default(200).meta({ description: 'Names per page when listing.' }),
  })
  .meta({ description: 'A system that pushes kennisgevingen to /webhooks/<connection>.' });

export type SourceSettings = z.output<typeof sourceConfig>;
