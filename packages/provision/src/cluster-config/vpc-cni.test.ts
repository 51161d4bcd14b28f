import type { ClusterModel } from '@nodeless/sources';
import { CLASSIC, modelOf, SMALL } from '../testing/model.ts';
import { addons } from './addons.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

/** Configuration values of the VPC CNI. */
function valuesOf(model: ClusterModel): unknown {
  const { configurationValues } = addons(model).find(({ name }) => name === 'vpc-cni') ?? {};
  return JSON.parse(configurationValues ?? '');
}

test.each([
  [{ ENABLE_PREFIX_DELEGATION: 'true' }, 110],
  [{ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, 20],
  [{}, undefined],
])('vpc-cni with %j gives node groups maxPodsPerNode %p', (env, most) => {
  const eniConfig = {
    create: true,
    region: 'eu-central-1',
    subnets: { 'eu-central-1a': { id: 'subnet-12345678' } },
  };
  const group = {
    architecture: 'amd64',
    instanceTypes: ['m5.xlarge', 'm5.large'],
    scaling: { min: 1, max: 2 },
  };
  const template = { name: 'own', launchTemplate: { id: 'lt-12345678', version: '1' } };
  const model = modelOf(SMALL, {
    addons: { 'vpc-cni': { configuration: { env, eniConfig } } },
    compute: {
      managedNodeGroups: [
        { name: 'managed', ...group },
        { ...group, ...template },
      ],
      selfManagedNodeGroups: [{ name: 'self', ...group }],
    },
  });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(
    [...(config.managedNodeGroups ?? []), ...(config.nodeGroups ?? [])].map(
      ({ maxPodsPerNode }) => maxPodsPerNode,
    ),
  ).toEqual([most, undefined, most]);
  expect(valuesOf(model)).toEqual({ env, eniConfig });
});

test('security groups for pods in the mode strict need kubelet to reach them', () => {
  const configuration = { env: { ENABLE_POD_ENI: 'true' } };
  const model = modelOf(SMALL, { addons: { 'vpc-cni': { configuration } } });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
  expect(valuesOf(model)).toEqual({
    env: { ENABLE_POD_ENI: 'true' },
    init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } },
  });
});

test('subnets of pods that our stack made are ENIConfigs, by zone', () => {
  const ids = (digit: number) =>
    Object.fromEntries(
      ['a', 'b', 'c'].map((letter) => [`ap-northeast-2${letter}`, `subnet-0000000000000000${digit}`]),
    );
  const model = modelOf(
    CLASSIC,
    { network: { vpc: { podCidr: '100.64.0.0/16' } } },
    {
      facts: {
        apiVersion: 'nodeless/v1alpha1',
        kind: 'Facts',
        vpcId: 'vpc-00000000000000001',
        subnets: { private: ids(1), public: ids(2), controlPlane: ids(3), pods: ids(4) },
      },
    },
  );
  expect(valuesOf(model)).toEqual({
    env: {
      ADDITIONAL_ENI_TAGS: '{"stage":"dev"}',
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    },
    eniConfig: {
      create: true,
      region: 'ap-northeast-2',
      subnets: Object.fromEntries(Object.entries(ids(4)).map(([zone, id]) => [zone, { id }])),
    },
  });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
});
