import { printYaml, type JsonObject } from '@nodeless/core';
import { isStackVpc } from '@nodeless/spec';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLASSIC, modelOf, PRIVATE, SEOUL } from '../testing/model.ts';
import { karpenterTemplate } from './karpenter.ts';
import { networkTemplate } from './network/network.ts';

const OWN = join(__dirname, '../../../../.ci/venv/bin/cfn-lint');
const BINARY = existsSync(OWN) ? OWN : onPath('cfn-lint');

const network = (change: JsonObject) => templateOf({ network: { vpc: change } });

const templateOf = (change: JsonObject) => {
  const { spec } = modelOf(CLASSIC, change);
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  return networkTemplate(spec, spec.network.vpc);
};

const TEMPLATES: readonly (readonly [string, () => JsonObject])[] = [
  ['karpenter', () => karpenterTemplate(modelOf(SEOUL).spec)],
  ['network', () => network({})],
  ['network with all options', () => network({ nat: 'per-zone', flowLogs: {}, interfaceEndpoints: true })],
  ['network without NAT', () => network({ nat: 'none' })],
  ['network of a fully private cluster', () => templateOf(PRIVATE)],
  ['karpenter of a fully private cluster', () => karpenterTemplate(modelOf(CLASSIC, PRIVATE).spec)],
];

(BINARY === undefined ? test.skip : test).each(TEMPLATES)(
  'cfn-lint finds nothing in the template: %s (needs cfn-lint: pip install cfn-lint)',
  (_, template) => {
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-'));
    const file = join(folder, 'template.yaml');
    try {
      writeFileSync(file, printYaml(template()));
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
