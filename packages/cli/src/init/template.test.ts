import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../testing/repository-root.ts';
import { FILES, NewRepository, REMOTE } from '../testing/new-repository.ts';
import { filesBelow } from '../testing/rendered.ts';
import { NX_VERSION } from './template.ts';

let repository: NewRepository;
beforeEach(() => (repository = new NewRepository()));
afterEach(() => repository.remove());

describe('the templates', () => {
  const workflows = (folder: string): string =>
    filesBelow(join(folder, 'workflows'))
      .map((file) => readFileSync(join(folder, 'workflows', file), 'utf8'))
      .join('\n');

  test('use actions at the commits that this repository uses', async () => {
    await repository.init();
    const pins = (text: string): Set<string> =>
      new Set([...text.matchAll(/uses: (\S+ # \S+)/g)].map(([, pin]) => pin ?? ''));
    const own = pins(workflows(join(REPOSITORY, '.github')));
    const used = [...pins(workflows(repository.path('.github')))];
    expect(used).toHaveLength(2);
    expect(used.filter((pin) => !own.has(pin))).toEqual([]);
  });

  test('run workflows that cannot write', async () => {
    await repository.init();
    const texts = workflows(repository.path('.github'));
    expect(texts.match(/^permissions: \{\}$/gm)).toHaveLength(2);
    expect(texts).not.toMatch(/: write|secrets\.|pull_request_target/);
  });

  test('name the Nx that the plugin is tested with', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(NX_VERSION).toBe(devDependencies['nx']);
  });

  test('pin the releases that this repository runs, and leave those of components to the package', async () => {
    await repository.init();
    interface Fleet {
      readonly defaults: {
        readonly kubernetes: unknown;
        readonly versions: Readonly<Record<string, unknown>>;
      };
    }
    const own = (parse(readFileSync(join(REPOSITORY, 'clusters/fleet.yaml'), 'utf8')) as Fleet).defaults;
    const { kubernetes, versions } = (parse(repository.read('clusters/fleet.yaml')) as Fleet).defaults;
    expect(kubernetes).toEqual(own.kubernetes);
    expect(Object.keys(versions)).toEqual(['eksctl', 'karpenter', 'argocd', 'pause', 'nodeImage']);
    for (const [name, pin] of Object.entries(versions))
      expect([name, pin]).toEqual([name, own.versions[name]]);
  });

  test('say the name and the URL of the repository', async () => {
    await repository.init();
    expect(repository.read('README.md')).toMatch(/^# acme-platform\n/);
    expect(repository.read('README.md')).toContain(`of ${REMOTE}, which`);
  });

  test('leave no placeholder and no space at the end of a line', async () => {
    await repository.init();
    expect(FILES.filter((path) => /__[A-Z_]+__|[ \t]$/m.test(repository.read(path)))).toEqual([]);
  });
});
