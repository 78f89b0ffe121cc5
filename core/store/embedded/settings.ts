// The settings of the embedded server, each with its reason.

/** What stands in `zaaksluis.conf`, rewritten at every start so that a newer Zaaksluis brings its own. */
export const SETTINGS: Readonly<Record<string, string>> = {
  // Only the socket in a 0700 folder: no port to collide with, and nobody else can pose as the server.
  listen_addresses: '',
  max_connections: '100',
  // Taken from the machine page by page as it is used, so a small house does not pay for it.
  shared_buffers: '256MB',
  // A first load writes much in a short time: fewer and larger checkpoints.
  max_wal_size: '2GB',
  // Compiling a plan costs more than our short statements take.
  jit: 'off',
  // No value may reach the log: no statements, no details (a unique violation quotes the key); the session gets those errors itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
};

/** The text of a PostgreSQL settings file. */
export function settingsFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `# Written by Zaaksluis at every start; settings of your own belong at the end of postgresql.conf.\n${lines.join('\n')}\n`;
}
