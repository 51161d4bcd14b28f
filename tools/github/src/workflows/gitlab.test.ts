import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY, stepsOf, workflowFiles } from '../testing/workflow-files.ts';

interface GitLabJob {
  readonly script: readonly string[];
  readonly rules?: readonly { readonly if: string }[];
}

const PIPELINE = parse(readFileSync(join(REPOSITORY, '.gitlab-ci.yml'), 'utf8')) as Record<string, GitLabJob>;
const scriptOf = (job: string): string => PIPELINE[job]?.script.join('\n') ?? '';

test('GitLab has the gate of GitHub', () => {
  const verify = workflowFiles()['verify'];
  const github = verify === undefined ? [] : stepsOf(verify.workflow).map(({ step }) => step.run ?? '');
  expect(github).toContain(scriptOf('gate'));
  expect(github.join('\n')).toContain('.github/report.sh');
  expect(scriptOf('report')).toBe('.github/report.sh report');
  for (const command of [
    'npm run cycles',
    'npm run format:check',
    'npx nx run-many -t lint typecheck test',
  ]) {
    expect(github).toContain(command);
    expect(scriptOf('code')).toContain(command);
  }
  expect(PIPELINE['default']).toMatchObject({ before_script: ['npm ci --ignore-scripts'] });
});

test('a merge train and the nightly run look at everything', () => {
  expect(scriptOf('code')).toMatch(/merge_train \] \|\| .*schedule \]; then\s+npx nx run-many/);
  expect(PIPELINE['determinism']?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule"' }]);
});
