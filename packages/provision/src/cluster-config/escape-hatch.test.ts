import type { JsonObject } from '@nodeless/core';
import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { mergedConfig } from './escape-hatch.ts';

function merge(eksctl: JsonObject, spec: JsonObject = SEOUL) {
  const model = modelOf(spec, { eksctl });
  const rendered = clusterConfig(model);
  return { model, rendered, ...mergedConfig(model, rendered) };
}

test('nothing asked, nothing changed', () => {
  const { config, rendered, diagnostics } = merge({});
  expect(config).toEqual(rendered);
  expect(diagnostics).toEqual([]);
});

test('maps merge, lists replace, null removes', () => {
  const { config, rendered, diagnostics } = merge({
    vpc: { nat: null, hostnameType: 'resource-name' },
    cloudWatch: { clusterLogging: { enableTypes: ['audit'] } },
    metadata: { name: 'nodeless-seoul', annotations: { owner: 'platform' } },
    identityProviders: [{ type: 'oidc', name: 'corp', issuerURL: 'https://id.example.com', clientID: 'eks' }],
  });
  const { nat: _, ...vpc } = rendered.vpc ?? {};
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    ...rendered,
    metadata: { ...rendered.metadata, annotations: { owner: 'platform' } },
    vpc: { ...vpc, hostnameType: 'resource-name' },
    cloudWatch: { clusterLogging: { enableTypes: ['audit'], logRetentionInDays: 90 } },
    identityProviders: [{ type: 'oidc', name: 'corp', issuerURL: 'https://id.example.com', clientID: 'eks' }],
  });
});

test('an unknown key is found at its place, and does not reach what follows', () => {
  const { config, rendered, diagnostics, model } = merge({ vpc: { natt: { gateway: 'Single' } } });
  expect(config).toEqual(rendered);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: 'eksctl/cluster-config', severity: 'error' });
  expect(diagnostics[0]?.message).toContain('natt');
  const { line } = model.provenance('cluster#/eksctl/vpc/natt').location;
  expect([line, line - 1]).toContain(diagnostics[0]?.location?.line);
});

test.each([
  // https://eksctl.io/usage/vpc-cluster-access/
  [{ vpc: { clusterEndpoints: { publicAccess: false, privateAccess: false } } }, '/vpc/clusterEndpoints'],
  // https://eksctl.io/usage/fargate-support/: names that start with eks- are reserved
  [{ fargateProfiles: [{ name: 'eks-a', selectors: [{ namespace: 'a' }] }] }, '/fargateProfiles/0/name'],
  // https://eksctl.io/usage/iamserviceaccounts/: roles need the OIDC provider
  [{ iam: { withOIDC: false } }, '/iam/withOIDC'],
])('%j is refused at %s, with what it contradicts', (eksctl, path) => {
  // An add-on with a role would contradict the second time.
  const { model, diagnostics } = merge(eksctl, { ...SEOUL, components: { awsLoadBalancerController: {} } });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.location).toEqual(model.provenance(`cluster#/eksctl${path}`).location);
  expect(diagnostics[0]?.related).toHaveLength(1);
});

test('what nobody wrote contradicts nothing', () => {
  const clusterLogging = { logRetentionInDays: 4 };
  const { model, diagnostics } = merge({ cloudWatch: { clusterLogging } });
  const { location } = model.provenance('cluster#/eksctl/cloudWatch/clusterLogging/logRetentionInDays');
  expect(diagnostics).toEqual([expect.objectContaining({ location })]);
  expect(diagnostics[0]).not.toHaveProperty('related');
});

test('what is missing is the fault of who takes it away', () => {
  // https://eksctl.io/usage/addons/: without a CNI, nothing can run
  const { model, diagnostics } = merge({ addons: [] });
  expect(diagnostics.length).toBeGreaterThan(0);
  const { location: whole } = model.provenance('cluster#/eksctl');
  expect(diagnostics.map(({ location }) => location)).toEqual(diagnostics.map(() => whole));
});

test('a fault of the other keys stays where it is', () => {
  const nodeRole = 'arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul';
  const model = modelOf(SEOUL, { access: { admins: [nodeRole] }, eksctl: { gitops: null } });
  const { diagnostics } = mergedConfig(model, clusterConfig(model));
  expect(diagnostics[0]?.location).toEqual(model.provenance('cluster#/compute/karpenter').location);
  expect(diagnostics).toHaveLength(1);
});

test('a small cluster takes node groups of eksctl', () => {
  const managedNodeGroups = [{ name: 'ng', instanceType: 'm7g.large', desiredCapacity: 2 }];
  const { config, diagnostics } = merge({ managedNodeGroups }, SMALL);
  expect(diagnostics).toEqual([]);
  expect(config.managedNodeGroups).toEqual(managedNodeGroups);
});
