import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../testing/workflow-files.ts';

const OWN = join(REPOSITORY, '.ci/bin/actionlint');
const BINARY = existsSync(OWN) ? OWN : 'actionlint';
const found = spawnSync(BINARY, ['-version']).status === 0;

(found ? test : test.skip)(
  'actionlint finds nothing (needs actionlint: go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12)',
  () => {
    const { status, stdout, stderr } = spawnSync(BINARY, ['-no-color'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  },
);
