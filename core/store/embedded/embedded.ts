// The embedded PostgreSQL as one program uses it: started or adopted, started again when it was killed, stopped by whoever leaves last.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimForStop } from './login';
import { knownPlace } from './place';
import { reach, STOPPED, type Reached, type Wanted } from './start';
import { endServer } from './stop';

/** The server, as long as this program uses it. */
export interface Embedded extends AsyncDisposable {
  /** For pg and TypeORM alike (`connectionString`, `url`); stays the same when the server is started again. */
  readonly url: string;
  /** `made`: the first start of this data folder; `started`: it was down; `adopted`: it ran already. */
  readonly how: Reached['how'];
  /** The server's process. */
  readonly pid: number;
  /** Lets go of the server, and stops it when no other Zaaksluis uses it. Close your own sessions first. */
  leave(): Promise<'stopped' | 'left running'>;
}

export interface EmbeddedOptions {
  /** Told in sentences what takes long or is worth knowing; nothing by default. */
  readonly say?: (sentence: string) => void;
  /** PostgreSQL settings for this start only. Tests use it; settings of a house belong in its `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const FIRST_WAIT = 100; // ms
const LONGEST_WAIT = 5_000;

/**
 * Gives this program the PostgreSQL of a data folder: makes it the first time, starts it when it is down, adopts it when another
 * program runs it already. While it is used, a server that dies is started again.
 *
 * @throws DiagnosticError ZS1101 to ZS1112
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const wanted: Wanted = {
    dataDir: path.resolve(dataDir),
    application: `zaaksluis-${randomBytes(4).toString('hex')}`,
    say: options.say ?? (() => undefined),
    settings: options.settings ?? {},
  };
  const use = new Use(wanted, await reach(wanted));
  return use;
}

/** One program's use of the server, from start to leave. */
class Use implements Embedded {
  readonly url: string;
  readonly how: Reached['how'];
  private leaving = false;
  private reviving: Promise<void> = Promise.resolve();

  constructor(private readonly wanted: Wanted, private reached: Reached) {
    this.url = reached.url;
    this.how = reached.how;
    this.watch();
  }

  get pid(): number {
    return this.reached.pid;
  }

  async leave(): Promise<'stopped' | 'left running'> {
    this.leaving = true;
    await this.reviving;
    const { session } = this.reached;
    try {
      if (!(await mayStop(this.wanted, session))) return 'left running';
      const place = knownPlace(this.wanted.dataDir);
      if (place !== null) await endServer(place.database);
      return 'stopped';
    } finally {
      await session.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }

  private watch(): void {
    this.reached.session.once('end', () => {
      if (!this.leaving) this.reviving = this.revive();
    });
  }

  private async revive(): Promise<void> {
    const { dataDir, say } = this.wanted;
    for (let wait = FIRST_WAIT; !this.leaving; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      if (fs.existsSync(path.join(dataDir, STOPPED))) return say('PostgreSQL was stopped by hand; it is not started again.');
      say('PostgreSQL went away; starting it again.');
      try {
        this.reached = await reach(this.wanted);
        this.watch();
        return say(`PostgreSQL is back (${this.reached.how}).`);
      } catch (error) {
        say(`PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(wait, undefined, { ref: false });
      }
    }
  }
}

/** False also when the server is gone already: then there is nothing to stop. */
async function mayStop(wanted: Wanted, session: Reached['session']): Promise<boolean> {
  try {
    return await claimForStop(session, wanted.application);
  } catch (error) {
    wanted.say(`PostgreSQL was gone before we left: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
