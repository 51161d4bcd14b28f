import { parse } from 'yaml';
import { configWith, problemPaths, ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import { validateClusterConfig } from '../validate.ts';
import * as rules from './addons.ts';

const AGENT = { name: 'eks-pod-identity-agent' };
const OWN = [{ namespace: 'kube-system', serviceAccountName: 'a', roleARN: ROLE }];
const SETTINGS = 'addons.0.configurationValues';

const addon = (change: object, iam: object = { withOIDC: true }) => ({
  iam,
  addons: [{ name: 'a', ...change }, AGENT],
});

testRules(rules, {
  addonSettings: {
    source: 'addon.go Addon.Validate',
    accepted: [
      addon({ configurationValues: '{"computeType":"Fargate"}' }),
      addon({ configurationValues: 'replicaCount: 3' }),
      addon({ configurationValues: '{replicaCount: 3}' }),
      addon({ configurationValues: '' }),
    ],
    refused: [
      [addon({ configurationValues: '{"replicaCount": 3' }), SETTINGS],
      [addon({ configurationValues: "{name: 'a}" }), SETTINGS],
    ],
  },
  uniqueAddons: {
    source: 'actions/addon/create.go Create',
    accepted: [{ addons: [{ name: 'vpc-cni' }, { name: 'coredns' }] }],
    refused: [
      [{ addons: [{ name: 'coredns' }, { name: 'coredns', version: 'latest' }] }, 'addons.1.name'],
      [{ addons: [{ name: 'CoreDNS' }, { name: 'coredns' }] }, 'addons.1.name'],
    ],
  },
  addonRoleSources: {
    source: 'addon.go Addon.Validate',
    accepted: [addon({ serviceAccountRoleARN: ROLE }), addon({ attachPolicyARNs: [ROLE] })],
    refused: [
      [addon({ serviceAccountRoleARN: ROLE, wellKnownPolicies: { externalDNS: true } }), 'addons.0'],
      [addon({ attachPolicy: { Statement: [] }, attachPolicyARNs: [ROLE] }), 'addons.0'],
    ],
  },
  addonRoleKinds: {
    source: 'addon.go Addon.Validate, validation.go validateAddonPodIdentityAssociations',
    accepted: [
      addon({ podIdentityAssociations: OWN }),
      addon({ useDefaultPodIdentityAssociations: true, wellKnownPolicies: { externalDNS: false } }),
    ],
    refused: [
      [addon({ attachPolicyARNs: [ROLE], podIdentityAssociations: OWN }), 'addons.0'],
      [addon({ serviceAccountRoleARN: ROLE, useDefaultPodIdentityAssociations: true }), 'addons.0'],
    ],
  },
  addonRoleWithoutOidc: {
    source: 'addon/create.go Create',
    accepted: [addon({ wellKnownPolicies: { ebsCSIController: true } })],
    refused: [
      [addon({ attachPolicy: {} }, {}), 'addons.0.attachPolicy'],
      [addon({ serviceAccountRoleARN: ROLE }, { withOIDC: false }), 'addons.0.serviceAccountRoleARN'],
    ],
  },
});

test.each([
  ['replicaCount: 3', []],
  ['{"a":}', []],
  ['# nothing', []],
  ['- a', [SETTINGS]],
  ['a: [b', [SETTINGS]],
  ['a: b: c', [SETTINGS]],
])('with a parser of YAML, settings %j are looked into', (configurationValues, paths) => {
  const found = validateClusterConfig(configWith(addon({ configurationValues })), {
    parseYaml: (text) => parse(text),
  });
  expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
});

test('without a parser, what only a parser can see is left alone', () => {
  expect(problemPaths(addon({ configurationValues: 'a: [b' }))).toEqual([]);
});
