import { imaged } from '../testing/cases/node-images.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const RULE = 'availability/node-image-before-version';
const told = (base: Files, head: Files) =>
  reviewFiles(base, head).dangers.flatMap(({ rule, title, remedy }) =>
    rule === RULE ? [[title, remedy]] : [],
  );

test('the version moves, and the image does not', () => {
  expect(told(imaged('1.35', 'al2023@v20260414'), imaged('1.36', 'al2023@v20260414'))).toEqual([
    [
      'ClusterConfig prod moves to Kubernetes 1.36, for which EC2NodeClass default has no image: al2023@v20260414 is older',
      'move the image in the same change: al2023@v20260529 or later',
    ],
  ]);
});

test('the version moves, and Bottlerocket does not', () => {
  expect(told(imaged('1.35', 'bottlerocket@1.57.0'), imaged('1.36', 'bottlerocket@1.57.0'))).toEqual([
    [
      'ClusterConfig prod moves to Kubernetes 1.36, for which EC2NodeClass default has no image: bottlerocket@1.57.0 is older',
      'move the image in the same change: bottlerocket@1.61.0 or later',
    ],
  ]);
});

test('the image goes back behind the version', () => {
  expect(told(imaged('1.36', 'al2023@v20260714'), imaged('1.36', 'al2023@v20260414'))).toEqual([
    [
      'EC2NodeClass default takes al2023@v20260414, which has no image for Kubernetes 1.36',
      'take al2023@v20260529 or later',
    ],
  ]);
});

test.each<[string, Files, Files]>([
  ['both move', imaged('1.35', 'al2023@v20260414'), imaged('1.36', 'al2023@v20260714')],
  ['only the image moves', imaged('1.35', 'al2023@v20260414'), imaged('1.35', 'al2023@v20260714')],
  [
    'the image is of after the version',
    imaged('1.35', 'al2023@v20260714'),
    imaged('1.36', 'al2023@v20260714'),
  ],
  ['Bottlerocket with both', imaged('1.35', 'bottlerocket@1.61.0'), imaged('1.36', 'bottlerocket@1.61.0')],
  ['an unknown version', imaged('1.35', 'al2023@v20200101'), imaged('1.99', 'al2023@v20200101')],
])('%s: fine', (_, base, head) => {
  expect(told(base, head)).toEqual([]);
});
