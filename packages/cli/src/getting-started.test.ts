import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './testing/repository-root.ts';
import { deadLinks } from './testing/dead-links.ts';
import { FILES, NewRepository } from './testing/new-repository.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/getting-started.md'), 'utf8');

let repository: NewRepository;
beforeEach(() => (repository = new NewRepository()));
afterEach(() => repository.remove());

/** The words of the command for scripts, behind `npm create nodeless`. */
const WORDS = (/^npm create nodeless ([^`]*--repository .*)$/m.exec(PAGE.replaceAll('\\\n', ' '))?.[1] ?? '')
  .split(/\s+/)
  .filter((word) => word !== '--');

test('the command of the page writes the repository that the page tells of', async () => {
  const [folder = ''] = WORDS;
  expect(folder).toBe('my-platform');
  expect(await repository.run('init', ...WORDS)).toMatchObject({ exitCode: 0, err: '' });

  const [, block = ''] = /```yaml\n([^`]*)```/.exec(PAGE) ?? [];
  const placeholders = [...block.matchAll(/(?:cidrs|admins): (\[[^\]]*\])/g)].map(([, value]) => value ?? '');
  const cluster = repository.read(`${folder}/clusters/my-platform-dev/cluster.yaml`);
  expect(placeholders).toHaveLength(2);
  expect(placeholders.filter((value) => !cluster.includes(value))).toEqual([]);
});

test('every file is told of', () => {
  const written = PAGE.split('\n')
    .filter((line) => line.startsWith('| `'))
    .join('\n');
  const paths = FILES.map((path) => path.replace('acme-platform-dev', 'my-platform-dev'));
  expect(
    paths.filter((path) => !written.includes(`\`${path}\``) && !written.includes(`\`${path.split('/')[0]}/`)),
  ).toEqual([]);
});

test('every flag is told of, and no other', async () => {
  const { out } = await repository.run('init', '--help');
  const flags = [...out.matchAll(/^ +(--[a-z-]+)/gm)].map(([, flag]) => flag ?? '');
  expect(flags.filter((flag) => !PAGE.includes(`\`${flag}\``))).toEqual([]);
  const rows = [...PAGE.matchAll(/^\| `(--[a-z-]+)`/gm)].map(([, flag]) => flag ?? '');
  expect(rows.filter((flag) => !flags.includes(flag))).toEqual([]);
  expect(WORDS.filter((word) => word.startsWith('--') && !flags.includes(word))).toEqual([]);
});

test('what the page links to is there', () => expect(deadLinks('docs/getting-started.md')).toEqual([]));
