import { run } from '../../testing/view.ts';
import { nodeImageBeforeVersion } from './node-image.ts';

const cluster = (
  version: string,
  nodeImage: string,
  karpenter: string,
) => `kubernetes: { version: '${version}' }
versions: { nodeImage: ${nodeImage} }
compute: { karpenter: { ${karpenter} } }
`;
const POOL = "nodePools: [{ name: a, architectures: [amd64], limits: { cpu: '1' } }]";
const WITH_CLASS = (image: string) =>
  `nodeClasses: [{ name: own, ${image} }], nodePools: [{ name: a, nodeClass: own, architectures: [amd64], limits: { cpu: '1' } }]`;
const found = (version: string, nodeImage: string, karpenter: string) =>
  run(nodeImageBeforeVersion, { cluster: cluster(version, nodeImage, karpenter) });

test.each([
  ['an image of after the version', '1.36', 'al2023@v20260714', POOL],
  ['a Bottlerocket that has the version', '1.36', 'bottlerocket@1.61.0', POOL],
  ['nobody takes the default', '1.36', 'al2023@v20260105', WITH_CLASS('image: al2023@v20260714')],
  [
    'images of one’s own',
    '1.36',
    'al2023@v20260105',
    WITH_CLASS('amiFamily: AL2023, amiSelectorTerms: [{ id: ami-0123456789abcdef0 }]'),
  ],
  ['no Karpenter', '1.36', 'al2023@v20260105', 'nodePools: []'],
])('%s: taken', (_, version, image, karpenter) => {
  expect(found(version, image, karpenter)).toEqual([]);
});

test('the image of all nodes is older than the version', () => {
  expect(found('1.36', 'al2023@v20260414', POOL)).toMatchObject([
    {
      code: 'upgrade/node-image-before-version',
      severity: 'error',
      message: 'there is no image al2023@v20260414 for Kubernetes 1.36: Karpenter would make no node',
      hint: 'write a release from al2023@v20260529 on that has images for the version',
      location: { file: 'clusters/test/cluster.yaml', line: 7, column: 24 },
      related: [{ location: { file: 'clusters/test/cluster.yaml', line: 6, column: 24 } }],
    },
  ]);
});

test('the image of one class', () => {
  expect(found('1.35', 'al2023@v20260714', WITH_CLASS('image: al2023@v20251209'))).toMatchObject([
    {
      message: 'there is no image al2023@v20251209 for Kubernetes 1.35: Karpenter would make no node',
      location: { file: 'clusters/test/cluster.yaml', line: 8 },
    },
  ]);
});

test('a Bottlerocket without the version', () => {
  expect(found('1.36', 'bottlerocket@1.60.0', POOL)).toMatchObject([
    {
      code: 'upgrade/node-image-before-version',
      severity: 'error',
      message: 'there is no image bottlerocket@1.60.0 for Kubernetes 1.36: Karpenter would make no node',
      hint: 'write a release from bottlerocket@1.61.0 on that has images for the version',
      location: { file: 'clusters/test/cluster.yaml', line: 7, column: 24 },
    },
  ]);
});
