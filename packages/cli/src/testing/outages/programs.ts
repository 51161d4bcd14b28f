import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from '../../lock/find-program.ts';
import { REPOSITORY } from '../repository-root.ts';

/** Where `npm run test:outages` puts what it installs. */
const CACHE = join(REPOSITORY, 'node_modules', '.cache', 'outages');
const BIN = join(CACHE, 'bin');
const SCHEMAS = join(CACHE, 'package');

/** The version that the outages have. */
export const KUBERNETES = '1.35.0';
const KUBERNETES_SCHEMAS = join(CACHE, `kubernetes-${KUBERNETES}`);

/** Linters of manifests by the Go module that has them. */
export const LINTERS = {
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
  'kube-linter': 'golang.stackrox.io/kube-linter/cmd/kube-linter@v0.7.6',
} as const;
export type Linter = keyof typeof LINTERS;

/** Schemas of Kubernetes that need no network: `pip install`ed, because a place in the internet is not there everywhere. */
const SCHEMAS_PACKAGE = 'kubernetes-validate==1.37.0';

export function linterPath(name: Linter): string | undefined {
  return findProgram(name, `${BIN}${delimiter}${process.env['PATH'] ?? ''}`);
}

/** The pattern by which kubeconform finds its schemas; undefined where nobody installed them. */
export function schemaLocation(): string | undefined {
  return existsSync(KUBERNETES_SCHEMAS)
    ? join(KUBERNETES_SCHEMAS, '{{ .ResourceKind }}{{ .KindSuffix }}.json')
    : undefined;
}

/** Installs what is missing. What cannot be had is left out, and its tests say so. */
export function installLinters(): void {
  mkdirSync(BIN, { recursive: true });
  for (const name of Object.keys(LINTERS) as Linter[]) {
    if (linterPath(name) === undefined) attempt('go', ['install', LINTERS[name]], { GOBIN: BIN });
  }
  if (existsSync(KUBERNETES_SCHEMAS)) return;
  attempt(
    'python3',
    ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', SCHEMAS, SCHEMAS_PACKAGE],
    {},
  );
  const folder = join(
    SCHEMAS,
    'kubernetes_validate',
    'kubernetes-json-schema',
    `v${KUBERNETES}-local-strict`,
  );
  if (existsSync(folder)) relocate(folder, KUBERNETES_SCHEMAS);
}

/** Copies schemas so that they find their definitions: they name a place below /api, which only a server has. */
function relocate(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const definitions = pathToFileURL(join(to, '_definitions.json')).href;
  for (const file of readdirSync(from)) {
    const text = readFileSync(join(from, file), 'utf8').replaceAll(
      '"/api/_definitions.json',
      `"${definitions}`,
    );
    writeFileSync(join(to, file), text);
  }
}

function attempt(program: string, args: readonly string[], env: Readonly<Record<string, string>>): void {
  try {
    execFileSync(program, args, { env: { ...process.env, ...env }, stdio: 'pipe', timeout: 300_000 });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    process.stderr.write(`not installed: ${reason}\n`);
  }
}
