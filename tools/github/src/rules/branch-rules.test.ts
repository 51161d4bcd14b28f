import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchRuleCommands } from './branch-rules.ts';

/** Runs the printed commands with a `gh` that writes down what it gets. */
function calls(): { args: string; body: unknown }[] {
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-gh-'));
  try {
    writeFileSync(join(folder, 'gh'), '#!/bin/sh\n{ echo "$*"; tr -d "\\n"; echo; } >> "$CALLS"\n', {
      mode: 0o755,
    });
    const log = join(folder, 'calls');
    const env = { PATH: `${folder}:${process.env['PATH']}`, CALLS: log };
    execFileSync('sh', ['-e'], { input: branchRuleCommands('octo/fleet'), env });
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    return lines.flatMap((args, index) =>
      index % 2 === 0 ? [{ args, body: JSON.parse(lines[index + 1] ?? '') as unknown }] : [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the commands are a script for sh, and say what is meant', () => {
  const [rules, permissions, environment, ...more] = calls();
  expect(more).toEqual([]);
  expect(rules?.args).toBe('api --method POST repos/octo/fleet/rulesets --input -');
  expect(rules?.body).toMatchObject({
    enforcement: 'active',
    bypass_actors: [],
    rules: expect.arrayContaining([
      expect.objectContaining({
        type: 'required_status_checks',
        parameters: expect.objectContaining({
          required_status_checks: ['gate', 'code'].map((context) => ({ context, integration_id: 15368 })),
        }) as unknown,
      }),
      expect.objectContaining({
        type: 'pull_request',
        parameters: expect.objectContaining({ require_code_owner_review: true }) as unknown,
      }),
      expect.objectContaining({ type: 'merge_queue' }),
    ]) as unknown,
  });
  expect(permissions?.args).toBe('api --method PUT repos/octo/fleet/actions/permissions/workflow --input -');
  expect(permissions?.body).toEqual({
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: false,
  });
  expect(environment?.args).toBe('api --method PUT repos/octo/fleet/environments/regenerate --input -');
});
