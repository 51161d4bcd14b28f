import { printYaml, type JsonObject } from '@nodeless/core';
import { autoModeOf, fargateLogging, isStackVpc } from '@nodeless/sources';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLASSIC, modelOf, PRIVATE, SEOUL, SMALL } from '../testing/model.ts';
import { autoModeTemplate } from './auto-mode/template.ts';
import { fargateLoggingTemplate } from './fargate-logging.ts';
import { karpenterTemplate } from './karpenter.ts';
import { networkTemplate } from './network/network.ts';

const OWN = join(__dirname, '../../../../.ci/venv/bin/cfn-lint');
const BINARY = existsSync(OWN) ? OWN : onPath('cfn-lint');

const network = (change: JsonObject) => templateOf({ network: { vpc: change } });

const templateOf = (change: JsonObject) => {
  const { spec } = modelOf(CLASSIC, change);
  if (!isStackVpc(spec.network.vpc)) throw new Error('not a VPC of our own stack');
  return networkTemplate(spec, spec.network.vpc, {});
};

const autoMode = (compute: JsonObject, more: JsonObject = {}) => {
  const model = modelOf(SMALL, { compute: { autoMode: compute }, ...more });
  const settings = autoModeOf(model.spec);
  if (settings === undefined) throw new Error('not in EKS Auto Mode');
  return autoModeTemplate(model, settings);
};
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const fargate = (settings: JsonObject) => {
  const profiles = [{ name: 'web', selectors: [{ namespace: 'web' }] }];
  const { spec } = modelOf(SMALL, { compute: { fargate: { profiles, logging: settings } } });
  const logging = fargateLogging(spec);
  if (logging === undefined) throw new Error('no logs are kept');
  return fargateLoggingTemplate(spec, logging);
};

const TEMPLATES: readonly (readonly [string, () => JsonObject])[] = [
  ['karpenter', () => karpenterTemplate(modelOf(SEOUL).spec)],
  ['logs of Fargate', () => fargate({})],
  ['logs of Fargate with all options', () => fargate({ logGroupName: 'a', processLogs: true })],
  ['network', () => network({})],
  ['network with all options', () => network({ nat: 'per-zone', flowLogs: {}, interfaceEndpoints: true })],
  ['network with subnets of pods', () => network({ podCidr: '100.64.0.0/16', interfaceEndpoints: true })],
  ['network without NAT', () => network({ nat: 'none' })],
  ['network of an IPv6 cluster', () => templateOf({ network: { ipFamily: 'IPv6' } })],
  [
    'network of a fully private IPv6 cluster',
    () => templateOf({ network: { ...(PRIVATE['network'] as JsonObject), ipFamily: 'IPv6' } }),
  ],
  ['EKS Auto Mode', () => autoMode({})],
  [
    'EKS Auto Mode with all options',
    () =>
      autoMode(
        { nodeClasses: [{ name: 'a', ephemeralStorage: { kmsKeyID: KEY }, tags: { team: 'a' } }] },
        {
          tags: { team: 'a' },
          iam: {
            permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
            nodePolicies: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'],
          },
        },
      ),
  ],
  ['network of a fully private cluster', () => templateOf(PRIVATE)],
  ['karpenter of a fully private cluster', () => karpenterTemplate(modelOf(CLASSIC, PRIVATE).spec)],
];

/** Findings of cfn-lint by the template; one run for all, because its rules take seconds to load. */
let findings: Record<string, string[]> = {};
beforeAll(() => {
  if (BINARY === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-'));
  const fileOf = (name: string) => join(folder, `${name.replaceAll(' ', '-')}.yaml`);
  try {
    for (const [name, template] of TEMPLATES) writeFileSync(fileOf(name), printYaml(template()));
    const files = TEMPLATES.map(([name]) => fileOf(name));
    const args = ['--regions', 'ap-northeast-2', '--format', 'json', '--', ...files];
    const { stdout, stderr } = spawnSync(BINARY, args, { encoding: 'utf8' });
    if (stderr !== '') throw new Error(stderr);
    const found = JSON.parse(stdout) as { Filename: string; Rule: { Id: string }; Message: string }[];
    findings = Object.fromEntries(
      TEMPLATES.map(([name]) => [
        name,
        found
          .filter(({ Filename }) => Filename === fileOf(name))
          .map(({ Rule, Message }) => `${Rule.Id} ${Message}`),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

(BINARY === undefined ? test.skip : test).each(TEMPLATES)(
  'cfn-lint finds nothing in the template: %s (needs cfn-lint: pip install cfn-lint)',
  (name) => expect(findings[name]).toEqual([]),
);

function onPath(name: string): string | undefined {
  return spawnSync(name, ['--version']).status === 0 ? name : undefined;
}
