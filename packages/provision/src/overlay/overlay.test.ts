import type { JsonObject } from '@nodeless/core';
import { clusterConfig } from '../cluster-config/cluster-config.ts';
import { modelOf, SEOUL } from '../testing/model.ts';
import { brief, merge } from '../testing/overlay.ts';
import { mergedConfig } from './overlay.ts';

const ROLE = {
  metadata: { namespace: 'web', name: 'web' },
  attachPolicyARNs: ['arn:aws:iam::aws:policy/Web'],
};
const KARPENTER = { metadata: { namespace: 'karpenter', name: 'karpenter' } };
const NODES = 'arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul';

test('nothing asked, nothing changed', () => {
  const { config, rendered, diagnostics } = merge({});
  expect(config).toEqual(rendered);
  expect(diagnostics).toEqual([]);
});

test('maps merge, null removes', () => {
  const identityProviders = [
    { type: 'oidc', name: 'corp', issuerURL: 'https://id.example.com', clientID: 'eks' },
  ];
  const { config, rendered, diagnostics } = merge({
    vpc: { hostnameType: 'resource-name' },
    addonsConfig: { autoApplyPodIdentityAssociations: false },
    metadata: { name: 'nodeless-seoul', annotations: { owner: 'platform' } },
    identityProviders,
  });
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    ...rendered,
    metadata: { ...rendered.metadata, annotations: { owner: 'platform' } },
    vpc: { ...rendered.vpc, hostnameType: 'resource-name' },
    addonsConfig: { disableDefaultAddons: true, autoApplyPodIdentityAssociations: false },
    identityProviders,
  });
});

test('the role of an app stands beside those of the platform', () => {
  const { config, rendered, diagnostics } = merge({ iam: { serviceAccounts: [ROLE] } });
  expect(diagnostics).toEqual([]);
  expect(config.iam).toEqual({
    ...rendered.iam,
    serviceAccounts: [...(rendered.iam?.serviceAccounts ?? []), ROLE],
  });
  expect(rendered.iam?.serviceAccounts?.length).toBeGreaterThan(2);
});

test('an entry with the identity of one that is rendered is laid over it; its policies grow', () => {
  const more = 'arn:aws:iam::aws:policy/More';
  const { config, rendered, diagnostics } = merge({
    iam: { serviceAccounts: [{ ...KARPENTER, attachPolicyARNs: [more], tags: { a: 'b' } }] },
  });
  expect(diagnostics).toEqual([]);
  const expected = rendered.iam?.serviceAccounts?.map((account) =>
    account.metadata.name !== 'karpenter'
      ? account
      : { ...account, attachPolicyARNs: [...(account.attachPolicyARNs ?? []), more], tags: { a: 'b' } },
  );
  expect(config.iam?.serviceAccounts).toEqual(expected);
});

test('what is to go is said so', () => {
  const { config, rendered, diagnostics } = merge({
    iam: { serviceAccounts: [{ ...KARPENTER, $remove: true }] },
    accessConfig: { accessEntries: [{ principalARN: NODES, $remove: true }] },
  });
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    ...rendered,
    iam: {
      ...rendered.iam,
      serviceAccounts: rendered.iam?.serviceAccounts?.filter(({ metadata }) => metadata.name !== 'karpenter'),
    },
    accessConfig: {
      ...rendered.accessConfig,
      accessEntries: rendered.accessConfig?.accessEntries?.filter(
        ({ principalARN }) => principalARN !== NODES,
      ),
    },
  });
});

test.each([
  [
    { iam: { serviceAccounts: [] } },
    'iam/serviceAccounts',
    'error eksctl/overlay eksctl.iam.serviceAccounts: [] takes nothing away: the list merges entry by entry (leave it out; to take an entry away, write { metadata: { namespace: …, name: … }, $remove: true })',
  ],
  [
    { accessConfig: { accessEntries: [] } },
    'accessConfig/accessEntries',
    'error eksctl/overlay eksctl.accessConfig.accessEntries: [] takes nothing away: the list merges entry by entry (leave it out; to take an entry away, write { principalARN: …, $remove: true }, or take it out of access.entries)',
  ],
  [
    { fargateProfiles: null },
    'fargateProfiles',
    'error eksctl/overlay eksctl.fargateProfiles: null takes nothing away: the list merges entry by entry (leave it out; to take an entry away, take it out of compute.fargate.profiles)',
  ],
  [
    { iam: null },
    'iam',
    'error eksctl/overlay eksctl.iam: null would take away all that is rendered there (withOIDC, serviceAccounts) (write a map with the keys that are to change; null takes away a single value)',
  ],
  [
    { iam: { serviceAccounts: [{ ...ROLE, attachPolicyARNs: undefined, $remove: true }] } },
    'iam/serviceAccounts/0',
    'warning eksctl/overlay eksctl.iam.serviceAccounts[0] takes nothing away: web/web is not rendered (leave it out, or correct the name)',
  ],
  [
    { vpc: { hostnameType: null } },
    'vpc/hostnameType',
    'warning eksctl/overlay eksctl.vpc.hostnameType: null takes nothing away: nothing is rendered there (leave it out)',
  ],
  [
    { identityProviders: [{ type: 'oidc' }] },
    'identityProviders/0',
    'error eksctl/overlay eksctl.identityProviders[0] cannot be merged: what tells it apart is missing (write { name: …, … }: entries merge by these keys)',
  ],
  [
    { iam: { serviceAccounts: [{ ...KARPENTER, $remove: 'yes' }] } },
    'iam/serviceAccounts/0',
    'error eksctl/overlay eksctl.iam.serviceAccounts[0] has $remove: "yes" (write { metadata: { namespace: …, name: … }, $remove: true }, or the entry without $remove)',
  ],
  [
    { iam: { serviceAccounts: [{ ...KARPENTER, $remove: true, tags: {} }] } },
    'iam/serviceAccounts/0',
    'error eksctl/overlay eksctl.iam.serviceAccounts[0] takes karpenter/karpenter away and sets tags (write { metadata: { namespace: …, name: … }, $remove: true }, or the entry without $remove)',
  ],
])('%j is a finding', (eksctl, path, finding) => {
  const result = merge(JSON.parse(JSON.stringify(eksctl)) as JsonObject);
  expect(brief(result, path)).toEqual([finding]);
  expect(result.config).toEqual(result.rendered);
});

test('an identity that stands there twice is merged once', () => {
  const result = merge({ iam: { serviceAccounts: [ROLE, { ...ROLE, tags: { a: 'b' } }] } });
  expect(brief(result, 'iam/serviceAccounts/1')).toEqual([
    'error eksctl/overlay eksctl.iam.serviceAccounts[1] stands here twice: web/web (write one entry with all its keys)',
  ]);
  expect(result.config.iam?.serviceAccounts?.filter(({ metadata }) => metadata.name === 'web')).toEqual([
    ROLE,
  ]);
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

test('what contradicts the rest is refused, with what it contradicts', () => {
  // https://eksctl.io/usage/iamserviceaccounts/: roles need the OIDC provider. An add-on with a role would contradict twice.
  const { model, diagnostics } = merge(
    { iam: { withOIDC: false } },
    { ...SEOUL, components: { awsLoadBalancerController: {} } },
  );
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.location).toEqual(model.provenance('cluster#/eksctl/iam/withOIDC').location);
  expect(diagnostics[0]?.related).toHaveLength(1);
});

test('an entry that eksctl refuses is found where the overlay has it, not where the merged list has it', () => {
  const account = { ...ROLE, roleOnly: true, roleName: 'x'.repeat(65) };
  const { model, diagnostics } = merge({ iam: { serviceAccounts: [account] } });
  expect(diagnostics).toHaveLength(1);
  const { location } = model.provenance('cluster#/eksctl/iam/serviceAccounts/0/roleName');
  expect(diagnostics[0]).toMatchObject({ code: 'eksctl/cluster-config', location });
  expect(diagnostics[0]).not.toHaveProperty('related');
});

// Source: eksctl 0.230.0, `NewCreateClusterLoader` in configfile.go
test('associations without their agent are found where the overlay has them', () => {
  const roleARN = 'arn:aws:iam::111122223333:role/web';
  const association = { namespace: 'web', serviceAccountName: 'web', roleARN };
  const missing = (path: string) =>
    `error eksctl/cluster-config eksctl would refuse the ClusterConfig (${path}): Pod Identity associations need the add-on eks-pod-identity-agent (list eks-pod-identity-agent among the add-ons)`;
  const overlay = {
    iam: { podIdentityAssociations: [association] },
    addons: [{ name: 'coredns', podIdentityAssociations: [{ ...association, serviceAccountName: 'x' }] }],
    addonsConfig: { autoApplyPodIdentityAssociations: true },
  };
  const addon = 'addons/0/podIdentityAssociations/0';
  const coredns = clusterConfig(modelOf(SEOUL)).addons?.findIndex(({ name }) => name === 'coredns');
  expect(
    brief(
      merge(overlay),
      'iam/podIdentityAssociations/0',
      'addonsConfig/autoApplyPodIdentityAssociations',
      addon,
    ),
  ).toEqual([
    missing('iam.podIdentityAssociations.0'),
    missing('addonsConfig.autoApplyPodIdentityAssociations'),
    missing(`addons.${coredns}.podIdentityAssociations.0`),
  ]);
  const agent = { ...SEOUL, addons: { 'eks-pod-identity-agent': {} } };
  expect(merge({ iam: overlay.iam }, agent).diagnostics).toEqual([]);
});

test('a fault of the other keys stays where it is', () => {
  const model = modelOf(SEOUL, { access: { admins: [NODES] }, eksctl: { vpc: { hostnameType: 'ip-name' } } });
  const { diagnostics } = mergedConfig(model, clusterConfig(model));
  expect(diagnostics[0]?.location).toEqual(model.provenance('cluster#/compute/karpenter').location);
  expect(diagnostics).toHaveLength(1);
});
