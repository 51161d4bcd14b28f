import fc from 'fast-check';
import { count, labels, objectMeta, several, some, value } from './arbitrary-parts.ts';

const volume = some(
  {
    deleteOnTermination: fc.boolean(),
    encrypted: fc.boolean(),
    iops: count,
    kmsKeyID: value,
    snapshotID: value,
    throughput: count,
    volumeSize: fc.oneof(fc.integer({ min: 2 ** 30, max: 2 ** 40 }), fc.constantFrom('20Gi', '1500Mi', '1T')),
    volumeType: fc.constantFrom('gp3', 'io1'),
  },
  ['volumeSize'],
);

const metadataOptions = some({
  httpEndpoint: fc.constantFrom('enabled', 'disabled'),
  httpProtocolIPv6: fc.constantFrom('enabled', 'disabled'),
  httpPutResponseHopLimit: fc.integer({ min: 1, max: 63 }),
  httpTokens: fc.constantFrom('required', 'optional'),
});

const tagSelector = fc.dictionary(
  fc.constantFrom('karpenter.sh/discovery', 'Name', 'zone'),
  fc.constantFrom('prod', '*', 'a,b', 'a, b ,c'),
  { minKeys: 1, maxKeys: 3 },
);
const idSelector = (prefix: string) =>
  fc.constantFrom({ 'aws-ids': `${prefix}-1` }, { 'aws::ids': `${prefix}-1, ${prefix}-2` });

const amiSelector = fc.oneof(
  idSelector('ami'),
  tagSelector,
  some(
    {
      'aws::name': fc.constantFrom('img', 'img,img2'),
      'aws::owners': fc.constantFrom('self', 'self,123456789012'),
    },
    ['aws::name'],
  ),
);

const launch = {
  apiVersion: value,
  kind: value,
  context: value,
  subnetSelector: fc.oneof(tagSelector, idSelector('subnet')),
  tags: labels,
};

const generated = {
  ...launch,
  amiFamily: fc.constantFrom('AL2', 'Bottlerocket', 'Ubuntu', 'Windows2019', 'Windows2022'),
  blockDeviceMappings: fc.array(fc.record({ deviceName: value, ebs: volume }), { maxLength: 2 }),
  instanceProfile: value,
  metadataOptions,
  securityGroupSelector: fc.oneof(tagSelector, idSelector('sg')),
};

/** `spec.provider` of a Provisioner. */
export const provider = fc.oneof(
  some(generated, ['subnetSelector', 'securityGroupSelector']),
  some({ ...launch, launchTemplate: value }, ['subnetSelector', 'launchTemplate']),
);

const templateSpec = fc.oneof(
  some({ ...generated, amiSelector, detailedMonitoring: fc.boolean(), userData: value }, [
    'subnetSelector',
    'securityGroupSelector',
  ]),
  some({ ...launch, launchTemplate: value, detailedMonitoring: fc.boolean() }, [
    'subnetSelector',
    'launchTemplate',
  ]),
);

export function awsNodeTemplates(name: string): fc.Arbitrary<object> {
  return some(
    {
      apiVersion: fc.constant('karpenter.k8s.aws/v1alpha1'),
      kind: fc.constant('AWSNodeTemplate'),
      metadata: objectMeta(name),
      spec: templateSpec,
      status: fc.constant({ amis: [{ id: 'ami-1' }] }),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  );
}

const terms = (prefix: string) =>
  several(fc.oneof(fc.record({ tags: tagSelector }), fc.constant({ id: `${prefix}-1` })));

export function oldNodeClasses(name: string): fc.Arbitrary<object> {
  const fields = {
    amiFamily: fc.constantFrom('AL2', 'AL2023', 'Bottlerocket', 'Ubuntu', 'Windows2019', 'Windows2022'),
    amiSelectorTerms: several(
      fc.oneof(
        fc.record({ tags: tagSelector }),
        fc.constant({ id: 'ami-1' }),
        some({ name: value, owner: value }, ['name']),
      ),
    ),
    associatePublicIPAddress: fc.boolean(),
    blockDeviceMappings: fc.array(some({ deviceName: value, ebs: volume }), { maxLength: 2 }),
    context: value,
    detailedMonitoring: fc.boolean(),
    instanceStorePolicy: fc.constant('RAID0'),
    metadataOptions,
    securityGroupSelectorTerms: terms('sg'),
    subnetSelectorTerms: terms('subnet'),
    tags: labels,
    userData: value,
  };
  const spec = fc.oneof(
    some({ ...fields, role: value }, [
      'amiFamily',
      'securityGroupSelectorTerms',
      'subnetSelectorTerms',
      'role',
    ]),
    some({ ...fields, instanceProfile: value }, [
      'amiFamily',
      'securityGroupSelectorTerms',
      'subnetSelectorTerms',
      'instanceProfile',
    ]),
  );
  return some(
    {
      apiVersion: fc.constant('karpenter.k8s.aws/v1beta1'),
      kind: fc.constant('EC2NodeClass'),
      metadata: objectMeta(name),
      spec,
      status: fc.constant({}),
    },
    ['apiVersion', 'kind', 'metadata', 'spec'],
  );
}
