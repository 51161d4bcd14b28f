import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program printed, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A user's machine: a home folder of its own, where nothing is configured but the registry of npm. */
export class Machine {
  readonly #env: NodeJS.ProcessEnv;

  /**
   * @param home is made
   * @param registry URL with a slash at its end
   */
  constructor(home: string, registry: string) {
    mkdirSync(home, { recursive: true });
    // npm publishes nothing without a token; the registry takes any.
    const token = `${registry.replace(/^https?:/, '')}:_authToken=any`;
    const settings = [`registry=${registry}`, token, 'audit=false', 'fund=false', 'update-notifier=false'];
    writeFileSync(join(home, '.npmrc'), `${settings.join('\n')}\n`);
    writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = A Person\n\temail = person@example.com\n');
    this.#env = {
      ...inherited(),
      HOME: home,
      USERPROFILE: home,
      CI: 'true',
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      // `nx migrate` would run the newest Nx, and asks for its provenance, which this registry does not have.
      NX_MIGRATE_USE_LOCAL: 'true',
    };
  }

  /** Runs a program to its end, whatever that is. */
  run(cwd: string, command: string, ...args: readonly string[]): Run {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd,
      env: this.#env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 300_000,
    });
    if (error !== undefined) throw error;
    return { status, out: stdout, err: stderr };
  }

  /**
   * Runs a program that must end with one exit code.
   *
   * @returns what it printed to standard output
   * @throws Error with all that it printed when it ends otherwise
   */
  expect(expected: number, cwd: string, command: string, ...args: readonly string[]): string {
    const { status, out, err } = this.run(cwd, command, ...args);
    if (status === expected) return out;
    throw new Error(`${[command, ...args].join(' ')}: exit code ${status}, not ${expected}\n${out}${err}`);
  }
}

/** Nothing that npm, Nx or git have put into the environment of this process, and what a network may need. */
function inherited(): NodeJS.ProcessEnv {
  const kept = /^(PATH|TMPDIR|TEMP|TMP|SystemRoot|.*_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}
