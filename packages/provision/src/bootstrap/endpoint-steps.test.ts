import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printYaml, type JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { clusterConfig } from '../cluster-config/cluster-config.ts';
import { toJson } from '../json.ts';
import { modelOf, SMALL, TOKYO } from '../testing/model.ts';
import { createOpen } from './endpoint-steps.ts';
import { bootstrapSteps } from './steps.ts';

const OPEN = { network: { endpoint: { public: { cidrs: ['203.0.113.0/24'] } } } };
const titles = (cluster: JsonObject, more: JsonObject = {}) =>
  bootstrapSteps(modelOf(cluster, more)).map(({ title }) => title);

test('the endpoint is closed at the very end, where it was open for the creation alone', () => {
  expect(titles(SMALL).at(-1)).toBe('Close the public endpoint');
  expect(titles(SMALL, OPEN)).not.toContain('Close the public endpoint');
  expect(titles(TOKYO)).not.toContain('Close the public endpoint');
});

test('the commands', () => {
  const steps = bootstrapSteps(modelOf(SMALL));
  const create = steps.find(({ title }) => title === 'Create the cluster');
  expect(create?.command).toBe(createOpen('clusters/small/rendered/eksctl/cluster.yaml'));
  expect(create?.why).toMatch(/until the step "Close the public endpoint"/);
  expect(steps.at(-1)).toMatchObject({
    command:
      'eksctl utils update-cluster-vpc-config -f clusters/small/rendered/eksctl/cluster.yaml --approve',
    verify:
      'aws eks describe-cluster --region eu-central-1 --name small \\\n  --query cluster.resourcesVpcConfig.endpointPublicAccess --output text',
  });
});

describe('in a shell', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodeless-endpoint-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command with stand-ins for curl and eksctl; the latter prints what it gets. */
  function run(curl: string) {
    const file = join(folder, 'cluster.yaml');
    const config = toJson(clusterConfig(modelOf(SMALL)));
    writeFileSync(file, printYaml(config));
    const script = `curl() { ${curl}; }\neksctl() { echo "# $*"; cat; }\n${createOpen(file)}`;
    return { config, ...spawnSync('sh', ['-c', script], { encoding: 'utf8' }) };
  }

  test('eksctl reads the same file, but for the endpoint', () => {
    const { config, stdout, stderr } = run('echo 203.0.113.7');
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toBe('# create cluster -f -');
    const vpc = config['vpc'] as JsonObject;
    expect(parse(stdout)).toEqual({
      ...config,
      vpc: {
        ...vpc,
        clusterEndpoints: { privateAccess: true, publicAccess: true },
        publicAccessCIDRs: ['203.0.113.7/32'],
      },
    });
  });

  test('without an address nothing is made', () => {
    expect(run('return 22')).toMatchObject({ stdout: '', status: 22 });
  });
});
