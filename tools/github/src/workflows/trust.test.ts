import { stepsOf, workflowFiles, type Job, type Step } from '../testing/workflow-files.ts';

const FILES = workflowFiles();

function workflow(name: string) {
  const file = FILES[name];
  if (file === undefined) throw new Error(`there is no workflow ${name}`);
  return file.workflow;
}

const checkedOut = ({ steps }: Job): unknown[] =>
  steps
    .filter(({ uses }) => uses?.startsWith('actions/checkout@') === true)
    .map((step) => step.with?.['ref']);

const DEFAULT_BRANCH = '${{ github.event.repository.default_branch }}';
const GATE_STEPS = ['node packages/cli/bin/nodeless.cjs check', '.github/report.sh "$RUNNER_TEMP/report"'];

describe('verify runs what strangers wrote', () => {
  const { on, jobs } = workflow('verify');

  test('for pull requests and for the queue', () => {
    expect(on).toEqual({
      pull_request: { branches: ['main'] },
      merge_group: { types: ['checks_requested'] },
    });
  });

  test('with a token that reads, and without a secret', () => {
    for (const job of Object.values(jobs)) expect(job.permissions).toEqual({ contents: 'read' });
    expect(FILES['verify']?.text).not.toMatch(/secrets\.|github\.token|environment:/);
  });

  test('the gate checks and reports; the queue looks at everything', () => {
    const { gate, code } = jobs;
    expect(gate?.steps.map(({ run }) => run)).toEqual(expect.arrayContaining(GATE_STEPS));
    const all = code?.steps.find(({ run }) => run?.includes('run-many') === true) as Step & { if: string };
    expect(all.if).toBe("github.event_name == 'merge_group'");
  });

  test('a commit of the queue is never left unchecked', () => {
    expect(workflow('verify').concurrency?.['cancel-in-progress']).toBe(
      "${{ github.event_name == 'pull_request' }}",
    );
  });
});

describe('jobs that can write', () => {
  const writers = Object.values(FILES).flatMap(({ workflow: { name, jobs } }) =>
    Object.entries(jobs)
      .filter(
        ([, job]) => Object.values(job.permissions ?? {}).includes('write') || job.environment !== undefined,
      )
      .map(([job, value]) => [`${name}/${job}`, value] as const),
  );

  test('these are all', () => {
    expect(writers.map(([name]) => name).sort()).toEqual([
      'comment/comment',
      'nightly/issue',
      'regenerate/push',
    ]);
  });

  test.each(writers)('%s runs the program of the default branch alone, without packages', (_, job) => {
    expect(checkedOut(job)[0]).toBe(DEFAULT_BRANCH);
    const scripts = job.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    for (const script of scripts) expect(script).not.toMatch(/\b(npm|npx|nx|nodeless\.cjs|bash|sh)\b/);
    expect(scripts.filter((script) => script.startsWith('node '))).toHaveLength(1);
  });
});

test('comment checks out nothing of the pull request, and takes its number from nowhere but GitHub', () => {
  const { on, jobs } = workflow('comment');
  expect(on).toEqual({ workflow_run: { workflows: ['verify'], types: ['completed'] } });
  const job = jobs['comment'];
  expect(job && checkedOut(job)).toEqual([DEFAULT_BRANCH]);
  expect(job?.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
  const inputs = JSON.stringify(stepsOf(workflow('comment')).map(({ step }) => [step.with, step.env]));
  expect(inputs.match(/github\.event\.[\w.]+/g)).toEqual([
    'github.event.repository.default_branch',
    'github.event.workflow_run.id',
  ]);
});

test('nightly looks at main, and only its second job can write', () => {
  const { on, jobs } = workflow('nightly');
  expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch']);
  expect(jobs['check']?.permissions).toEqual({ contents: 'read' });
  expect(jobs['issue']?.permissions).toEqual({ contents: 'read', issues: 'write' });
  for (const job of Object.values(jobs)) expect(checkedOut(job)).toEqual([DEFAULT_BRANCH]);
});

describe('regenerate', () => {
  const { on, jobs } = workflow('regenerate');
  const { request, render, push } = jobs;

  test('is asked by a person, in a comment, and by nothing that it does itself', () => {
    expect(on).toEqual({ issue_comment: { types: ['created'] } });
    expect(request?.if).toContain("github.event.comment.body == '/regenerate'");
    expect(request?.if).toContain("github.event.comment.user.type == 'User'");
  });

  test('what the branch wrote runs in a job that can read, and sees no secret', () => {
    expect(render?.permissions).toEqual({ contents: 'read' });
    expect(render?.environment).toBeUndefined();
    expect(JSON.stringify(render)).not.toMatch(/secrets\.|github\.token|steps\.app/);
    expect(render && checkedOut(render)).toEqual(['${{ needs.request.outputs.sha }}']);
  });

  test('the key is used after the patch was looked at, and by the push alone', () => {
    const steps = push?.steps ?? [];
    const at = (part: string): number => steps.findIndex((step) => JSON.stringify(step).includes(part));
    expect(at('regenerate-commit')).toBeGreaterThan(-1);
    expect(at('REGENERATE_PRIVATE_KEY')).toBeGreaterThan(at('regenerate-commit'));
    const withToken = steps.filter((step) => JSON.stringify(step).includes('steps.app.outputs.token'));
    expect(withToken.map(({ name }) => name)).toEqual(['Push, unless the branch has moved on']);
    expect(withToken[0]?.run).not.toMatch(/--force|-f\b.*push|\+"?\$/);
  });

  test('what is pushed to is the branch that was asked for, not one that the artifact names', () => {
    const env = push?.steps.flatMap((step) => Object.entries(step.env ?? {})) ?? [];
    expect(Object.fromEntries(env)).toEqual({
      TOKEN: '${{ steps.app.outputs.token }}',
      COMMIT: '${{ steps.commit.outputs.commit }}',
      REF: '${{ needs.request.outputs.ref }}',
    });
  });
});
