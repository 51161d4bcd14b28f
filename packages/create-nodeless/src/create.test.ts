import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from './create.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'create-nodeless-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function printing(args: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const spies = (['out', 'err'] as const).map((key) =>
    jest.spyOn(process[`std${key}`], 'write').mockImplementation((text) => {
      printed[key] += String(text);
      return true;
    }),
  );
  try {
    return { exitCode: await create(args), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('a repository is written into the folder, and pinned to the version of nodeless', async () => {
  const root = join(folder, 'my-platform');
  const flags = [
    ...['--name=my-platform', '--stages=dev,prod', '--account-id=999911112222', '--region=eu-central-1'],
    '--repository=git@github.com:acme/p.git',
  ];
  const { exitCode, out } = await printing([root, ...flags]);
  expect(exitCode).toBe(0);
  expect(out).toContain('wrote clusters/my-platform-dev/cluster.yaml\n');
  const own = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
    readonly dependencies: { readonly nodeless: string };
  };
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toMatchObject({
    devDependencies: { nodeless: own.dependencies.nodeless },
  });
});

test('what is wrong ends with 1, and nothing is written', async () => {
  const root = join(folder, 'my-platform');
  const { exitCode, err } = await printing([root, '--region=eu-central-1', '--account-id=1']);
  expect(exitCode).toBe(1);
  expect(err).toContain('--account-id: "1" is not an account id; an account id has 12 digits\n');
  expect(existsSync(root)).toBe(false);
});
