import { z } from 'zod';
import { contractJson, contractTest, contractText } from './testing/contracts.ts';
import { DEFINITIONS } from './definitions.ts';
import { RETENTION_DAYS } from './logging.ts';

interface ObjectSchema {
  readonly properties?: { readonly [key: string]: { readonly enum?: readonly string[] } };
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** Keys that eksctl reads and that have no type here yet. */
const NOT_DESCRIBED_YET: { readonly [definition: string]: readonly string[] } = {
  ClusterConfig: [
    'autoModeConfig',
    'capabilities',
    'controlPlaneScalingConfig',
    'gitops',
    'iamIdentityMappings',
    'identityProviders',
    'karpenter',
    'kubeAPIServerConfig',
    'kubeControllerManagerConfig',
    'kubeSchedulerConfig',
    'localZones',
    'managedNodeGroups',
    'nodeGroups',
    'outpost',
    'remoteNetworkConfig',
    'secretsEncryption',
    'zonalShiftConfig',
  ],
};

/** Keys that eksctl's own code demands and that its published schema forgets. */
const REQUIRED_BY_CODE: { readonly [definition: string]: readonly string[] } = {
  AccessEntry: ['principalARN'],
  AccessPolicy: ['accessScope', 'policyARN'],
  AccessScope: ['type'],
  ClusterIAMMeta: ['name'],
  ClusterIAMServiceAccount: ['metadata'],
  FargateProfile: ['selectors'],
  PodIdentityAssociation: ['namespace', 'serviceAccountName'],
};

const ours = (name: string) =>
  z.toJSONSchema(DEFINITIONS[name as keyof typeof DEFINITIONS]) as unknown as ObjectSchema;
const sorted = (values: Iterable<string>) => [...values].sort();

for (const name of Object.keys(DEFINITIONS)) {
  contractTest(
    `${name} is what eksctl v0.230.0 publishes, with the known corrections (needs ../shared/contracts)`,
    () => {
      const { definitions } = contractJson<{ definitions: { [name: string]: ObjectSchema } }>(
        'eksctl/clusterconfig.schema.v0.230.0.json',
      );
      const upstream = definitions[name];
      const mine = ours(name);
      expect(upstream).toBeDefined();
      expect(mine.additionalProperties).toBe(false);
      expect(sorted([...Object.keys(mine.properties ?? {}), ...(NOT_DESCRIBED_YET[name] ?? [])])).toEqual(
        sorted(Object.keys(upstream?.properties ?? {})),
      );
      expect(sorted(mine.required ?? [])).toEqual(
        sorted([...(upstream?.required ?? []), ...(REQUIRED_BY_CODE[name] ?? [])]),
      );
      for (const [key, property] of Object.entries(upstream?.properties ?? {})) {
        if (property.enum === undefined || property.enum.length === 1) continue;
        expect([key, sorted(mine.properties?.[key]?.enum ?? [])]).toEqual([key, sorted(property.enum)]);
      }
    },
  );
}

test('every definition says what it is for', () => {
  const silent = Object.keys(DEFINITIONS).filter((name) => {
    const { description, properties } = DEFINITIONS[name as keyof typeof DEFINITIONS].toJSONSchema();
    const described = Object.values(properties ?? {}).some(
      (property) => typeof property === 'object' && property.description !== undefined,
    );
    return description === undefined && !described;
  });
  expect(silent).toEqual([]);
});

contractTest('retention days are those that eksctl lists (needs ../shared/contracts)', () => {
  const schema = contractText('eksctl/clusterconfig.schema.v0.230.0.json');
  const list = /Valid values are: ([0-9, and]+)\./.exec(schema)?.[1] ?? '';
  expect(list.match(/[0-9]+/g)?.map(Number)).toEqual([...RETENTION_DAYS]);
});
