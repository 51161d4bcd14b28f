import { printYaml } from '@nodeless/core';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelOf, SEOUL } from '../testing/model.ts';
import { karpenterTemplate } from './karpenter.ts';

const OWN = join(__dirname, '../../../../.ci/venv/bin/cfn-lint');
const BINARY = existsSync(OWN) ? OWN : onPath('cfn-lint');

(BINARY === undefined ? test.skip : test)(
  'cfn-lint finds nothing in the template (needs cfn-lint: pip install cfn-lint)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-'));
    const file = join(folder, 'karpenter.yaml');
    try {
      writeFileSync(file, printYaml(karpenterTemplate(modelOf(SEOUL).spec)));
      const { status, stdout } = spawnSync(
        String(BINARY),
        ['--regions', 'ap-northeast-2', '--template', file],
        { encoding: 'utf8' },
      );
      expect([status, stdout]).toEqual([0, '']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  120_000,
);

function onPath(name: string): string | undefined {
  return spawnSync(name, ['--version']).status === 0 ? name : undefined;
}
