import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@nodeless/core';
import { emptyConfig, fullConfig } from '../testing/commands/configs.ts';
import { EKSCTL } from '../testing/commands/eksctl.ts';
import { plannedSteps } from '../testing/commands/plans.ts';
import { knownCommands, refusals } from '../testing/commands/refusals.ts';
import { commandOf } from '../testing/commands/table.ts';
import { REPOSITORY } from '../testing/repository-root.ts';

describe('the tables refuse what the programs refuse', () => {
  test.each([
    ['eksctl create nodegroup -f a.yaml --include g', []],
    ['eksctl create nodes -f a.yaml', ['eksctl has no command create nodes -f']],
    ['eksctl create nodegroup -f a.yaml --includes g', ['eksctl create nodegroup has no flag --includes']],
    [
      'eksctl create nodegroup --cluster a --include g',
      ['eksctl create nodegroup refuses include with !config-file'],
    ],
    [
      'eksctl update addon --config-file a --region b',
      ['eksctl update addon refuses region with config-file'],
    ],
    ['eksctl delete addon --cluster a --config-file b', ['eksctl delete addon has no flag --config-file']],
    ['eksctl upgrade cluster --approve now --name a', ['eksctl upgrade cluster takes no 1 words']],
    ['eksctl utils update-zonal-shift-config --cluster a --enable-zonal-shift=false', []],
    ['aws eks update-cluster-config --name', ['aws eks update-cluster-config wants a value for name']],
    [
      'aws eks tag-resource --region r --resource-arn "$(aws eks describe --name a)" --tags a=b',
      ['aws has no command eks describe --name'],
    ],
    ['kubectl --context c get pods -A | grep x', []],
    ['A=b kubectl \\\n  aply -f - <<< x', ['kubectl has no command aply -f -']],
  ])('%s', (script, expected) => {
    expect(refusals(script).map((text) => text.split(': ')[0])).toEqual(expected);
  });
});

const config = (body: JsonObject) => ({ 'eksctl/cluster.yaml': body });
const template = { 'cloudformation/karpenter.yaml': { Resources: { Q: { Type: 'AWS::SQS::Queue' } } } };
const PRIVATE: JsonObject = {
  privateCluster: { enabled: true },
  vpc: { controlPlaneSubnetIDs: ['subnet-9'] },
};

describe('plans', () => {
  const full = fullConfig('a', '1.35');
  const scripts = (
    [
      [full, fullConfig('b', '1.35')],
      [full, fullConfig('b', '1.36')],
      [full, fullConfig('b', '1.34')],
      [full, emptyConfig('1.35')],
      [emptyConfig('1.35'), full],
      [emptyConfig('1.35'), emptyConfig('1.36')],
      [full, { ...full, ...PRIVATE }],
      [full, { ...full, autoModeConfig: { enabled: false } }],
    ] as const
  ).flatMap(([before, after]) => [
    ...plannedSteps({ ...config(before), ...template }, { ...config(after), ...template }),
    ...plannedSteps({ ...config(before), ...template }, config(after)),
  ]);

  test('have no command that its program refuses', () => {
    expect(scripts.length).toBeGreaterThan(50);
    expect(refusals(scripts.flatMap(({ commands }) => commands).join('\n'))).toEqual([]);
  });

  test('use every command of eksctl in the table, but for three of other pages', () => {
    const used = knownCommands(scripts.flatMap(({ commands }) => commands).join('\n')).flatMap(
      ({ program, words }) => (program === 'eksctl' ? [commandOf(EKSCTL, words)] : []),
    );
    const unused = Object.keys(EKSCTL.commands).filter((path) => !used.includes(path));
    expect(unused).toEqual(['create cluster', 'delete cluster', 'utils schema']);
  });

  test('say the tool of each step that has a command', () => {
    for (const { tool, commands } of scripts)
      expect(['manual', 'impossible'].includes(tool)).toBe(commands.length === 0);
  });
});

/** Pages that people read commands from, relative to the repository. */
function pages(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .map((path) => join(folder, path));
}

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...pages('docs'),
  ...pages('clusters'),
  ...pages('packages/cli/testdata/golden'),
];

test.each(PAGES)('commands of %s', (page) => {
  const text = readFileSync(join(REPOSITORY, page), 'utf8');
  const blocks = [...text.matchAll(/^(`{3,})(?:sh|bash|shell)\n([\s\S]*?)^\1$/gm)].map(
    (match) => match[2] ?? '',
  );
  const inline = [
    ...text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/`((?:eksctl|aws|kubectl) [a-z][^`]* -[^`]*)`/g),
  ].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, 'NAME'));
  expect([...blocks, ...inline].flatMap(refusals)).toEqual([]);
});
