import { testRules } from '../testing/rule-cases.ts';
import * as rules from './karpenter.ts';

const karpenter = (version: string, iam: object = { withOIDC: true }) => ({ karpenter: { version }, iam });
const discovery = (value: string) => ({
  ...karpenter('1.14.1'),
  metadata: { name: 'seoul', region: 'ap-northeast-2', tags: { 'karpenter.sh/discovery': value } },
});

testRules(rules, {
  karpenterVersion: {
    source: 'validation.go validateKarpenterConfig',
    accepted: [karpenter('v0.20.0'), karpenter('1.14.1'), karpenter('0.37.0-rc.1')],
    refused: [
      [karpenter('0.19.9'), 'karpenter.version'],
      [karpenter('v0.9'), 'karpenter.version'],
      [karpenter('latest'), 'karpenter.version'],
      [karpenter('1.2.3+.'), 'karpenter.version'],
      [karpenter('1.2.3-'), 'karpenter.version'],
      [karpenter('0.20.0-rc.1'), 'karpenter.version'],
    ],
  },
  karpenterDiscovery: {
    source: 'cfn/builder/security_group_errors.go ValidateTaggingPrerequisites',
    accepted: [
      discovery('seoul'),
      { ...discovery(''), karpenter: undefined },
      { ...discovery(''), vpc: { sharedNodeSecurityGroup: 'sg-1' } },
    ],
    refused: [
      [discovery(''), 'metadata.tags.karpenter.sh/discovery'],
      [discovery('a'.repeat(257)), 'metadata.tags.karpenter.sh/discovery'],
    ],
  },
  karpenterProvider: {
    source: 'validation.go validateKarpenterConfig, defaults.go SetClusterConfigDefaults',
    accepted: [karpenter('1.14.1')],
    refused: [
      [karpenter('1.14.1', {}), 'iam.withOIDC'],
      [karpenter('1.14.1', { withOIDC: false }), 'iam.withOIDC'],
    ],
  },
});

test.each([
  ['0.19.9', 'eksctl installs Karpenter from 0.20.0 on, not 0.19.9'],
  ['latest', 'latest is no version'],
])('%s: what is wrong and how to fix it', (version, message) => {
  const config = karpenter(version) as unknown as Parameters<typeof rules.karpenterVersion>[0];
  expect([...rules.karpenterVersion(config, {})]).toMatchObject([
    { message, hint: 'write an exact version, without v in front of it' },
  ]);
});
