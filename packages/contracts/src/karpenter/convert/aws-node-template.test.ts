import { converted, nodeTemplate, noted, oldNodeClass } from './testing/inputs.ts';

const PROFILE = {
  instanceProfile: 'p',
  metadataOptions: { httpPutResponseHopLimit: 1, httpTokens: 'required' },
};
const classOf = (object: object) =>
  converted([object]).objects[0] as unknown as { spec: Record<string, unknown> };
const imageOf = (object: object) => {
  const { amiFamily, amiSelectorTerms, blockDeviceMappings } = classOf(object).spec;
  return [amiFamily, amiSelectorTerms, blockDeviceMappings];
};

const AMI = { amiSelector: { 'aws-ids': 'ami-1' } };
const UBUNTU_VOLUMES = [
  {
    deviceName: '/dev/sda1',
    rootVolume: true,
    ebs: { encrypted: true, volumeType: 'gp3', volumeSize: '20Gi' },
  },
];

describe('the image of an AWSNodeTemplate', () => {
  test.each<[object, unknown[], string[]]>([
    [
      {},
      [undefined, [{ alias: 'al2023@latest' }]],
      ['0#spec.amiFamily warning convert/changed-meaning', '0#spec.amiFamily info convert/default-written'],
    ],
    [
      { userData: 'x' },
      [undefined, [{ alias: 'al2023@latest' }]],
      [
        '0#spec.amiFamily warning convert/changed-meaning',
        '0#spec.userData warning convert/changed-meaning',
        '0#spec.amiFamily info convert/default-written',
      ],
    ],
    [
      { amiFamily: 'AL2' },
      [undefined, [{ alias: 'al2@latest' }]],
      ['0#spec.amiFamily warning convert/changed-meaning', '0#spec.amiFamily info convert/default-written'],
    ],
    [
      AMI,
      ['AL2', [{ id: 'ami-1' }]],
      ['0#spec.amiFamily info convert/default-written', '0#spec.amiFamily warning convert/changed-meaning'],
    ],
    [
      { amiFamily: 'Bottlerocket' },
      [undefined, [{ alias: 'bottlerocket@latest' }]],
      ['0#spec.amiFamily info convert/default-written'],
    ],
    [{ amiFamily: 'Windows2022' }, [undefined, [{ alias: 'windows2022@latest' }]], []],
    [{ amiFamily: 'Windows2019', ...AMI }, ['Windows2019', [{ id: 'ami-1' }]], []],
    [{ amiFamily: 'Custom', ...AMI }, ['Custom', [{ id: 'ami-1' }]], []],
    [
      { amiFamily: 'Ubuntu' },
      ['AL2', [{ id: 'ami-placeholder' }], UBUNTU_VOLUMES],
      [
        '0#spec.amiFamily warning convert/no-equivalent',
        '0#spec.amiFamily warning convert/fill-in',
        '0#spec.blockDeviceMappings info convert/default-written',
      ],
    ],
    [
      { amiFamily: 'Ubuntu', ...AMI, blockDeviceMappings: [{ deviceName: 'a', ebs: { snapshotID: 'b' } }] },
      ['AL2', [{ id: 'ami-1' }], [{ deviceName: 'a', ebs: { snapshotID: 'b' } }]],
      ['0#spec.amiFamily warning convert/no-equivalent'],
    ],
  ])('%j', (spec, image, notes) => {
    const template = nodeTemplate({ ...PROFILE, ...spec });
    expect(imageOf(template)).toEqual([...image, ...(image.length === 3 ? [] : [undefined])]);
    expect(noted(converted([template]))).toEqual(notes);
  });
});

describe('the image of an EC2NodeClass v1beta1', () => {
  test.each<[object, unknown[]]>([
    [{ amiFamily: 'AL2' }, [undefined, [{ alias: 'al2@latest' }], undefined]],
    [{ amiFamily: 'AL2023' }, [undefined, [{ alias: 'al2023@latest' }], undefined]],
    [{ amiFamily: 'AL2', amiSelectorTerms: [{ id: 'ami-1' }] }, ['AL2', [{ id: 'ami-1' }], undefined]],
    [
      { amiFamily: 'Ubuntu', amiSelectorTerms: [{ id: 'ami-1' }] },
      ['AL2', [{ id: 'ami-1' }], UBUNTU_VOLUMES],
    ],
    [{ amiFamily: 'Custom', amiSelectorTerms: [{ id: 'ami-1' }] }, ['Custom', [{ id: 'ami-1' }], undefined]],
  ])('%j', (spec, image) => {
    expect(imageOf(oldNodeClass(spec))).toEqual(image);
  });
});

describe('selectors', () => {
  const termsOf = (spec: object) => {
    const { amiSelectorTerms, subnetSelectorTerms, securityGroupSelectorTerms } = classOf(
      nodeTemplate(spec),
    ).spec;
    return { amiSelectorTerms, subnetSelectorTerms, securityGroupSelectorTerms };
  };

  test('ids become a term each', () => {
    expect(
      termsOf({
        amiSelector: { 'aws::ids': 'ami-1,ami-2' },
        subnetSelector: { 'aws-ids': 'subnet-1 , subnet-2' },
        securityGroupSelector: { 'aws::ids': 'sg-1' },
      }),
    ).toEqual({
      amiSelectorTerms: [{ id: 'ami-1' }, { id: 'ami-2' }],
      subnetSelectorTerms: [{ id: 'subnet-1' }, { id: 'subnet-2' }],
      securityGroupSelectorTerms: [{ id: 'sg-1' }],
    });
  });

  test('lists of values become one term for each combination, and any value stays any value', () => {
    expect(termsOf({ subnetSelector: { Name: 'a, b', zone: '1,2', any: '*' } }).subnetSelectorTerms).toEqual([
      { tags: { Name: 'a', zone: '1', any: '*' } },
      { tags: { Name: 'a', zone: '2', any: '*' } },
      { tags: { Name: 'b', zone: '1', any: '*' } },
      { tags: { Name: 'b', zone: '2', any: '*' } },
    ]);
  });

  test('names of security groups', () => {
    expect(termsOf({ securityGroupSelector: { 'aws::name': 'a,b' } }).securityGroupSelectorTerms).toEqual([
      { name: 'a' },
      { name: 'b' },
    ]);
  });

  test('each name of an image with each owner, and with the tags', () => {
    const amiSelector = { 'aws::name': 'x,y', 'aws::owners': 'self,123456789012', team: 'web' };
    expect(termsOf({ amiSelector }).amiSelectorTerms).toEqual([
      { name: 'x', owner: 'self', tags: { team: 'web' } },
      { name: 'y', owner: 'self', tags: { team: 'web' } },
      { name: 'x', owner: '123456789012', tags: { team: 'web' } },
      { name: 'y', owner: '123456789012', tags: { team: 'web' } },
    ]);
    expect(noted(converted([nodeTemplate({ amiSelector })]))).toContain(
      '0#spec.amiSelector info convert/changed-meaning',
    );
    expect(termsOf({ amiSelector: { 'aws::name': 'x' } }).amiSelectorTerms).toEqual([{ name: 'x' }]);
  });

  test('a comma in v1beta1 stays, and is asked about', () => {
    const subnetSelectorTerms = [{ tags: { a: 'b,c' } }];
    const answer = converted([oldNodeClass({ subnetSelectorTerms })]);
    expect(answer.objects[0]).toMatchObject({ spec: { subnetSelectorTerms } });
    expect(noted(answer)).toContain('0#spec.subnetSelectorTerms.0.tags.a warning convert/changed-meaning');
  });
});

describe('metadata options', () => {
  const complete = (httpPutResponseHopLimit: number, httpTokens: string) => ({
    httpEndpoint: 'enabled',
    httpProtocolIPv6: 'disabled',
    httpPutResponseHopLimit,
    httpTokens,
  });
  const HOPS = '0#spec.metadataOptions.httpPutResponseHopLimit info convert/default-written';
  const TOKENS = '0#spec.metadataOptions.httpTokens info convert/default-written';

  test.each<[string, object, object, string[]]>([
    ['none in v1alpha1', nodeTemplate(), complete(2, 'required'), [HOPS]],
    ['EC2 chose the rest', nodeTemplate({ metadataOptions: {} }), complete(1, 'optional'), [TOKENS]],
    ['none in v1beta1', oldNodeClass(), complete(2, 'required'), [HOPS]],
    [
      'the CRD chose the rest',
      oldNodeClass({ metadataOptions: { httpTokens: 'optional' } }),
      complete(2, 'optional'),
      [HOPS],
    ],
    ['all', nodeTemplate({ metadataOptions: complete(3, 'optional') }), complete(3, 'optional'), []],
  ])('%s', (_, object, expected, notes) => {
    expect(classOf(object).spec['metadataOptions']).toEqual(expected);
    expect(noted(converted([object])).filter((note) => note.includes('metadataOptions'))).toEqual(notes);
  });
});

test.each([
  ['20Gi', '20Gi', false],
  ['1T', '1T', false],
  ['1500Mi', '2Gi', true],
  [21_474_836_480, '20Gi', true],
  ['0.5Ti', '512Gi', true],
  ['20000000000', '19Gi', true],
])('a volume of %s is %s', (volumeSize, expected, isNoted) => {
  const blockDeviceMappings = [{ deviceName: '/dev/xvda', ebs: { volumeSize } }];
  const answer = converted([nodeTemplate({ blockDeviceMappings })]);
  expect(answer.objects[0]).toMatchObject({
    spec: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: expected } }] },
  });
  const path = '0#spec.blockDeviceMappings.0.ebs.volumeSize info convert/default-written';
  expect(noted(answer).includes(path)).toBe(isNoted);
});

test('the kind of a specification, which never counted, is left out', () => {
  const answer = converted([nodeTemplate({ apiVersion: 'extensions.karpenter.sh/v1alpha1', kind: 'AWS' })]);
  expect(noted(answer).slice(0, 2)).toEqual([
    '0#spec.apiVersion info convert/left-out',
    '0#spec.kind info convert/left-out',
  ]);
});
