// What stands in connections/*.yaml for a folder that is written to.
import { z } from 'zod';
import { perEnvironment } from '../../core/connector/secret';

export const config = z.strictObject({
  path: perEnvironment(z.string().min(1), 'address').meta({ description: 'The folder, absolute or from where config/ stands. It must exist.' }),
});

export type FolderConfig = z.output<typeof config>;
