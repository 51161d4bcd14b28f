import type { JsonObject } from '@nodeless/core';
import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { accessConfig, identityMappings } from './access.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const policyARN = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;

function rendered(access: JsonObject, spec = SMALL) {
  const model = modelOf(spec, { access });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
  return { ...accessConfig(model.spec), mappings: clusterConfig(model).iamIdentityMappings };
}

test('entries keep their order: administrators, break glass, the others', () => {
  const { accessEntries } = rendered({
    admins: [arn('a')],
    breakGlass: arn('last'),
    entries: [
      {
        principal: arn('dev'),
        username: 'dev',
        groups: ['developers'],
        policies: [
          { policy: 'AmazonEKSViewPolicy', namespaces: ['web', 'team-*'] },
          { policy: 'AmazonEKSSecretReaderPolicy' },
        ],
      },
      { principal: arn('windows'), type: 'EC2_WINDOWS' },
    ],
  });
  const cluster = { type: 'cluster' };
  const everything = [{ policyARN: policyARN('AmazonEKSClusterAdminPolicy'), accessScope: cluster }];
  expect(accessEntries).toEqual([
    { principalARN: arn('a'), accessPolicies: everything },
    { principalARN: arn('last'), accessPolicies: everything },
    {
      principalARN: arn('dev'),
      kubernetesUsername: 'dev',
      kubernetesGroups: ['developers'],
      accessPolicies: [
        {
          policyARN: policyARN('AmazonEKSViewPolicy'),
          accessScope: { type: 'namespace', namespaces: ['web', 'team-*'] },
        },
        { policyARN: policyARN('AmazonEKSSecretReaderPolicy'), accessScope: cluster },
      ],
    },
    { principalARN: arn('windows'), type: 'EC2_WINDOWS' },
  ]);
});

test.each(['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'])('the mode %s is that of the sources', (mode) => {
  const { authenticationMode, mappings } = rendered({ mode });
  expect(authenticationMode).toBe(mode);
  expect(mappings).toBeUndefined();
});

test('only administrators take the place of the creator', () => {
  expect(rendered({ breakGlass: arn('last') }).bootstrapClusterCreatorAdminPermissions).toBe(true);
  expect(rendered({ admins: [arn('a')] }).bootstrapClusterCreatorAdminPermissions).toBe(false);
});

test('without access entries, aws-auth lets people and nodes in', () => {
  const mappings = [{ principal: arn('ops'), username: 'ops', groups: ['system:masters'] }];
  const model = modelOf(SEOUL, { access: { mode: 'CONFIG_MAP', admins: [], mappings } });
  expect(accessConfig(model.spec)).toEqual({
    authenticationMode: 'CONFIG_MAP',
    bootstrapClusterCreatorAdminPermissions: true,
  });
  expect(identityMappings(model.spec)).toEqual([
    { arn: arn('ops'), username: 'ops', groups: ['system:masters'] },
    {
      arn: arn('KarpenterNodeRole-nodeless-seoul'),
      username: 'system:node:{{EC2PrivateDNSName}}',
      groups: ['system:bootstrappers', 'system:nodes'],
    },
  ]);
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
});

test('what eksctl refuses about an entry is found at the entry', () => {
  const model = modelOf(SEOUL, {
    access: { entries: [{ principal: arn('KarpenterNodeRole-nodeless-seoul') }] },
  });
  const found = configDiagnostics(model, clusterConfig(model));
  expect(found.map(({ location }) => location)).toEqual([
    model.provenance('cluster#/compute/karpenter').location,
  ]);
});
