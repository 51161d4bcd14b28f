import { GitRepository } from '../testing/git-repository.ts';

jest.setTimeout(120_000);

const SOURCE = 'clusters/classic-seoul/cluster.yaml';
const STALE = `nodeless: no rendered tree changes, but clusters/classic-seoul/rendered is not what the sources give
  hint: render the trees, and compare again: npx nodeless generate
`;

let repository: GitRepository;
beforeAll(async () => {
  repository = new GitRepository(['classic-seoul']);
  await repository.start();
});
afterEach(() => {
  repository.git('reset', '--quiet', '--hard', 'main');
  repository.git('clean', '-dffqx');
});
afterAll(() => repository.remove());

const diff = (...args: readonly string[]) => repository.run('diff', '--base', 'main', ...args);
const sourceChanges = () => {
  const text = repository.read(SOURCE);
  const [line = ''] = /^\s*maxDeletedPercent:.*$|^name:.*$/m.exec(text) ?? [];
  repository.write(SOURCE, text.replace(line, `${line}\ntags: { team: words }`));
};

test('a tree that nobody rendered is told of, on disk and as the commit that lies there', async () => {
  sourceChanges();
  const disk = await diff();
  expect(disk).toMatchObject({ exitCode: 1, err: STALE });
  expect(disk.out).toMatch(/^no changes/);

  repository.git('switch', '--quiet', '--create', 'stale');
  repository.git('commit', '--quiet', '--all', '--message', 'stale');
  expect(await diff('--head', 'HEAD', '--json')).toMatchObject({ exitCode: 1, err: STALE });
  repository.git('switch', '--quiet', 'main');
  // Its sources do not lie on disk, so nothing can be rendered from them.
  expect(await diff('--head', 'stale')).toMatchObject({ exitCode: 0, err: '' });
  repository.git('branch', '--quiet', '-D', 'stale');
});

test('a change of the sources that gives the same tree is none', async () => {
  repository.append(SOURCE, '# a comment\n');
  repository.write('README.md', '# A page\n');
  const run = await diff();
  expect(run).toMatchObject({ exitCode: 0, err: '' });
  expect(run.out).toMatch(/^no changes/);
});

test('sources with errors are told of: nothing could be rendered from them', async () => {
  repository.append(SOURCE, 'nothing: here\n');
  const { exitCode, err } = await diff();
  expect(exitCode).toBe(1);
  expect(err).toContain('those of clusters/classic-seoul have errors');
  expect(err).toContain('hint: the errors are listed by: npx nodeless check classic-seoul\n');
});

test('a wrong fleet is named', async () => {
  repository.append('clusters/fleet.yaml', 'nothing: here\n');
  const { exitCode, err } = await diff();
  expect(exitCode).toBe(1);
  expect(err).toContain('have errors, so nothing can be rendered from them\n');
});
