import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../testing/contracts.ts';
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

  test('run the releases that this repository runs', async () => {
    await repository.init();
    const releases = (text: string): unknown => {
      const { defaults } = parse(text) as { defaults: { kubernetes: unknown; versions: unknown } };
      return [defaults.kubernetes, defaults.versions];
    };
    expect(releases(repository.read('clusters/fleet.yaml'))).toEqual(
      releases(readFileSync(join(REPOSITORY, 'clusters/fleet.yaml'), 'utf8')),
    );
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
