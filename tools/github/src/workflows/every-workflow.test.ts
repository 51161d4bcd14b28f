import { stepsOf, workflowFiles } from '../testing/workflow-files.ts';

const FILES = Object.entries(workflowFiles());

test('these are the workflows', () => {
  expect(FILES.map(([name]) => name).sort()).toEqual(['comment', 'nightly', 'regenerate', 'verify']);
});

describe.each(FILES)('%s', (_, { text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = stepsOf(workflow).map(({ step }) => step);

  test('every action is pinned by its commit, with the version beside it', () => {
    const uses = [...text.matchAll(/uses:(.*)$/gm)].map(([, what]) => what);
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const what of uses) expect(what).toMatch(/^ actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('nothing may be done that a job does not name', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions } of jobs) {
      expect(Object.keys(permissions ?? {}).length).toBeGreaterThan(0);
      expect(permissions).not.toHaveProperty('contents', 'write');
      expect(permissions).not.toHaveProperty('id-token');
    }
  });

  test('no expression is written into a script, so that no text of an event becomes a command', () => {
    for (const { run, with: inputs } of steps) {
      expect(run ?? '').not.toContain('${{');
      expect(JSON.stringify(inputs ?? {})).not.toMatch(
        /github\.(head_ref|event\.(pull_request|comment|issue))/,
      );
    }
  });

  test('no event hands the code of a pull request a token that can write', () => {
    expect(workflow.on).not.toHaveProperty('pull_request_target');
    expect(text).not.toContain('allow-unsafe-pr-checkout');
  });

  test('no credential is left beside what was checked out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    for (const { with: inputs } of checkouts) expect(inputs).toHaveProperty('persist-credentials', false);
  });

  test('no package runs a script, and nothing comes from a cache that others can fill', () => {
    const scripts = steps.map(({ run }) => run ?? '').join('\n');
    expect(scripts.match(/npm (ci|install|i)\b(?! --ignore-scripts)/)).toBeNull();
    expect(text).not.toContain('actions/cache');
    const nodes = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@') === true);
    for (const { with: inputs } of nodes) expect(inputs).toHaveProperty('package-manager-cache', false);
  });

  test('jobs end, on a machine that is named, and runs do not pile up', () => {
    expect(workflow.concurrency?.group).toMatch(new RegExp(`^${workflow.name}`));
    for (const job of jobs) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      expect(job['runs-on']).toBe('ubuntu-24.04');
    }
  });
});
