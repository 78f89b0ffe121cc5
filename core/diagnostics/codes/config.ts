// ZS1: what can be wrong in config/ and on this node.
import type { CodeEntry } from '../codes';

export const CONFIG_CODES = {
  ZS1001: {
    severity: 'error',
    title: 'File is not YAML',
    cause: 'The file cannot be read as YAML: an indent, a quote or a colon is wrong.',
    remedy: 'Mend the line that is named; an editor with YAML support shows the same place.',
    example: 'config/syncs/leiden.yaml:3:1  error ZS1001  a tab is not allowed as indent',
  },
} as const satisfies Record<string, CodeEntry>;
