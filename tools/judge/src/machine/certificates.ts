import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

/** A certificate and its key, in PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

const DAYS = '2';

/** The authority of a run: everything in it trusts this one alone. */
export class Authority {
  readonly file: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.file = join(folder, 'ca.crt');
  }

  static async make(runFolder: string): Promise<Authority> {
    const folder = join(runFolder, 'pki');
    mkdirSync(folder, { recursive: true });
    const authority = new Authority(folder);
    await authority.#openssl(
      'req',
      '-x509',
      ...NEW_KEY,
      'ca.key',
      '-out',
      'ca.crt',
      '-days',
      DAYS,
      '-subj',
      '/CN=judge',
    );
    return authority;
  }

  /** @param extension of X.509, as openssl writes it: `extendedKeyUsage=clientAuth` */
  async sign(name: string, subject: string, extension: string): Promise<KeyPair> {
    writeFileSync(join(this.#folder, `${name}.ext`), extension);
    await this.#openssl('req', ...NEW_KEY, `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
    await this.#openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', DAYS, '-out', `${name}.crt`, '-extfile', `${name}.ext`],
    );
    return this.#pair(name);
  }

  /** A key for the tokens of service accounts: the files of the private and of the public half. */
  async tokenKey(): Promise<{ privateFile: string; publicFile: string }> {
    await this.#openssl('genrsa', '-out', 'tokens.key', '2048');
    await this.#openssl('rsa', '-in', 'tokens.key', '-pubout', '-out', 'tokens.pub');
    return { privateFile: join(this.#folder, 'tokens.key'), publicFile: join(this.#folder, 'tokens.pub') };
  }

  #pair(name: string): KeyPair {
    const [certificateFile, keyFile] = [join(this.#folder, `${name}.crt`), join(this.#folder, `${name}.key`)];
    return {
      certificate: readFileSync(certificateFile, 'utf8'),
      key: readFileSync(keyFile, 'utf8'),
      certificateFile,
      keyFile,
    };
  }

  #openssl(...args: readonly string[]): Promise<string> {
    return run('openssl', args, { cwd: this.#folder });
  }
}

const NEW_KEY = ['-newkey', 'rsa:2048', '-nodes', '-keyout'];
