import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bundledProgram } from './testing/bundled-program.ts';
import { REPOSITORY } from './testing/repository-root.ts';
import { TestRepository } from './testing/repository.ts';

const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
const TOUR = README.split('\n## ').find((section) => section.startsWith('Five minutes')) ?? '';

/** `npx`, as far as the tour needs it, without the packages of a clone. */
const npx = (program: string): string => `#!/bin/sh
case "$1 $2 $3" in
  'nodeless '*) shift; exec "${process.execPath}" "${program}" "$@" ;;
  'nx run generate') exec "${process.execPath}" "${program}" generate ;;
esac
echo "the tour asks for npx $*" >&2
exit 127
`;

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository()));
afterEach(() => repository.remove());

function shell(script: string): { status: number | null; output: string } {
  const bin = repository.path('.bin');
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: repository.root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  });
  return { status, output: `${stdout}${stderr}` };
}

test('the tour of the README works as it is written', () => {
  mkdirSync(repository.path('.bin'));
  writeFileSync(repository.path('.bin', 'npx'), npx(bundledProgram()));
  chmodSync(repository.path('.bin', 'npx'), 0o755);
  writeFileSync(repository.path('.gitignore'), '.bin/\n');
  expect(
    shell('npx nx run generate && git init -q -b main && git add -A && git commit -qm first').status,
  ).toBe(0);

  const blocks = [...TOUR.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands ?? '');
  expect(blocks).toHaveLength(4);
  const answers = blocks.map(shell);
  // The last block is diff, which tells of changes without a danger.
  expect(answers.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  expect(answers[3]?.output).toContain('prod-seoul');
  expect(shell('npx nodeless check').status).toBe(0);
}, 120_000);
