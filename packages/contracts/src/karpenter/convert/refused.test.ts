import { converted, nodeTemplate, oldNodeClass, oldNodePool, provisioner } from './testing/inputs.ts';

const errorsOf = (...objects: object[]) =>
  converted(objects)
    .notes.filter(({ severity }) => severity === 'error')
    .map(({ code, at, related = [] }) =>
      [`${at.object}#${at.path.join('.')} ${code}`, ...related.map((one) => `see ${one.at.object}`)].join(
        ', ',
      ),
    );

test.each<[string, object, string[]]>([
  ['sound', provisioner({}), []],
  [
    'a label of Karpenter',
    provisioner({ labels: { 'karpenter.sh/x': 'y' } }),
    ['0#spec.labels convert/refused'],
  ],
  [
    'the label of the pool, renamed',
    provisioner({ labels: { 'karpenter.sh/provisioner-name': 'y' } }),
    ['0#spec.labels convert/refused'],
  ],
  [
    'no value',
    provisioner({ requirements: [{ key: 'a', operator: 'In' }] }),
    ['0#spec.requirements convert/refused'],
  ],
  [
    'a limit',
    provisioner({ limits: { resources: { cpu: 'many' } } }),
    ['0#spec.limits.resources convert/refused'],
  ],
  [
    'a taint',
    provisioner({ taints: [{ key: 'a b', effect: 'NoSchedule' }] }),
    ['0#spec.taints.0 convert/refused'],
  ],
  [
    'a lifetime',
    oldNodePool({ disruption: { expireAfter: '1d' } }),
    ['0#spec.disruption.expireAfter convert/refused'],
  ],
  [
    'an empty tag',
    nodeTemplate({ subnetSelector: { a: '' } }),
    ['0#spec.subnetSelector.0.tags convert/refused'],
  ],
  [
    'a restricted tag',
    nodeTemplate({ tags: { 'karpenter.sh/managed-by': 'prod' } }),
    ['0#spec.tags convert/refused'],
  ],
  [
    'a tag of the inline provider',
    provisioner({
      provider: { subnetSelector: { a: '' }, securityGroupSelector: { a: 'b' }, tags: { '': 'x' } },
    }),
    ['0#spec.provider.subnetSelector.0.tags convert/refused', '0#spec.provider.tags convert/refused'],
  ],
  [
    'a name beside tags',
    nodeTemplate({ securityGroupSelector: { 'aws::name': 'a', team: 'web' } }),
    ['0#spec.securityGroupSelector convert/refused'],
  ],
  [
    'owners without a name',
    nodeTemplate({ amiSelector: { 'aws::owners': 'self' } }),
    ['0#spec.amiSelector convert/refused'],
  ],
  [
    'a size that is no quantity',
    nodeTemplate({ blockDeviceMappings: [{ deviceName: 'a', ebs: { volumeSize: 'big' } }] }),
    ['0#spec.blockDeviceMappings.0.ebs.volumeSize convert/refused'],
  ],
  ['role and profile', oldNodeClass({ instanceProfile: 'x' }), ['0#spec convert/refused']],
])('%s', (_, object, errors) => {
  expect(errorsOf(object)).toEqual(errors);
});

test('kubelet settings are refused where they stand, which is in the pool', () => {
  const kubeletConfiguration = { kubeReserved: { gpu: '1' } };
  expect(errorsOf(nodeTemplate(), provisioner({ kubeletConfiguration }))).toEqual([
    '1#spec.kubeletConfiguration.kubeReserved convert/refused',
  ]);
});

test('two objects that become one are refused, with both places', () => {
  expect(errorsOf(provisioner({}), oldNodePool())).toEqual([
    '1#metadata.name convert/duplicate-object, see 0',
  ]);
  expect(errorsOf(nodeTemplate(), oldNodeClass())).toEqual([
    '1#metadata.name convert/duplicate-object, see 0',
  ]);
  expect(errorsOf(nodeTemplate(), nodeTemplate())).toEqual([
    '1#metadata.name convert/duplicate-object, see 0',
  ]);
});
