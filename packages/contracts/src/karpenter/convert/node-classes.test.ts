import type { Conversion } from './convert.ts';
import { freeName } from './node-classes.ts';
import { converted, nodeTemplate, oldNodeClass, oldNodePool, provisioner, TERMS } from './testing/inputs.ts';

/** `class name: kubelet` and `pool name -> class`, to see the whole assignment at once. */
function picture({ objects }: Conversion): string[] {
  return objects.map(({ kind, metadata, spec }) => {
    const { kubelet, template } = spec as {
      kubelet?: object;
      template?: { spec: { nodeClassRef: { name: string } } };
    };
    return kind === 'NodePool'
      ? `${metadata.name} -> ${template?.spec.nodeClassRef.name}`
      : `${metadata.name}: ${JSON.stringify(kubelet) ?? 'none'}`;
  });
}

const kubelet = (maxPods: number) => ({ kubeletConfiguration: { maxPods } });
const movedNotes = ({ notes }: Conversion) =>
  notes
    .filter(({ code }) => code === 'convert/kubelet-moved')
    .map(({ at, message }) => `${at.object}: ${message}`);

test('one set of settings: the class keeps its name', () => {
  const answer = converted([provisioner(kubelet(5), 'b'), provisioner(kubelet(5), 'a'), nodeTemplate()]);
  expect(picture(answer)).toEqual(['default: {"maxPods":5}', 'a -> default', 'b -> default']);
  expect(movedNotes(answer)).toEqual([
    '1: v1 keeps the kubelet settings of NodePool "a" in EC2NodeClass "default"',
    '0: v1 keeps the kubelet settings of NodePool "b" in EC2NodeClass "default"',
  ]);
});

test('the same settings in another order, or with numbers for texts, are one set', () => {
  const a = { kubeletConfiguration: { maxPods: 5, kubeReserved: { cpu: 1 } } };
  const b = { kubeletConfiguration: { kubeReserved: { cpu: '1' }, maxPods: 5 } };
  const answer = converted([provisioner(a, 'a'), provisioner(b, 'b'), nodeTemplate()]);
  expect(picture(answer)).toEqual([
    'default: {"maxPods":5,"kubeReserved":{"cpu":"1"}}',
    'a -> default',
    'b -> default',
  ]);
});

test('pools without settings keep the class, each other set gets one after its first pool', () => {
  const answer = converted([
    provisioner(kubelet(5), 'c'),
    provisioner(kubelet(5), 'b'),
    provisioner(kubelet(9), 'd'),
    provisioner({}, 'a'),
    provisioner({ kubeletConfiguration: {} }, 'e'),
    nodeTemplate(),
  ]);
  expect(picture(answer)).toEqual([
    'default: none',
    'default-b: {"maxPods":5}',
    'default-d: {"maxPods":9}',
    'a -> default',
    'b -> default-b',
    'c -> default-b',
    'd -> default-d',
    'e -> default',
  ]);
});

test('a class that all of its pools changed is not printed, and that is said', () => {
  const answer = converted([provisioner(kubelet(5), 'a'), provisioner(kubelet(9), 'b'), nodeTemplate()]);
  expect(picture(answer)).toEqual([
    'default-a: {"maxPods":5}',
    'default-b: {"maxPods":9}',
    'a -> default-a',
    'b -> default-b',
  ]);
  expect(movedNotes(answer)[0]).toBe(
    '2: "default" becomes "default-a", "default-b": all of its pools have kubelet settings, and not the same',
  );
});

test('names that are taken are not taken again', () => {
  const answer = converted([
    provisioner(kubelet(5), 'a'),
    provisioner({}, 'b'),
    nodeTemplate(),
    nodeTemplate({}, 'default-a'),
  ]);
  expect(picture(answer)).toEqual([
    'default: none',
    'default-a: none',
    'default-a-2: {"maxPods":5}',
    'a -> default-a-2',
    'b -> default',
  ]);
});

test('classes without pools are printed', () => {
  expect(picture(converted([nodeTemplate(), oldNodeClass({}, 'other')]))).toEqual([
    'default: none',
    'other: none',
  ]);
});

const V1_CLASS = {
  apiVersion: 'karpenter.k8s.aws/v1',
  kind: 'EC2NodeClass',
  metadata: { name: 'default' },
  spec: { amiSelectorTerms: [{ alias: 'al2023@latest' }], role: 'nodes', ...TERMS, kubelet: { maxPods: 5 } },
};
const V1_POOL = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'new' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        requirements: [],
      },
    },
  },
};
const oldPool = (name: string, maxPods?: number) =>
  oldNodePool({}, maxPods === undefined ? {} : { kubelet: { maxPods } }, name);

test('a class of v1 keeps its own settings; other pools get a copy with theirs', () => {
  const answer = converted([oldPool('same', 5), oldPool('none'), oldPool('more', 9), V1_CLASS, V1_POOL]);
  expect(picture(answer)).toEqual([
    'default: {"maxPods":5}',
    'default-more: {"maxPods":9}',
    'more -> default-more',
    'new -> default',
    'none -> default',
    'same -> default',
  ]);
  expect(answer.objects[0]).toEqual(V1_CLASS);
});

test('a pool of v1 is a pool without settings for an older class', () => {
  const answer = converted([oldPool('old', 9), V1_POOL, oldNodeClass()]);
  expect(picture(answer)).toEqual([
    'default: none',
    'default-old: {"maxPods":9}',
    'new -> default',
    'old -> default-old',
  ]);
});

test('a class that is not in the file: its settings have no place, and that is a warning', () => {
  const answer = converted([provisioner(kubelet(5), 'a'), provisioner({}, 'b')]);
  expect(picture(answer)).toEqual(['a -> default', 'b -> default']);
  expect(
    answer.notes
      .filter(({ code }) => code === 'convert/missing-node-class')
      .map(({ at, severity }) => `${at.object}#${at.path.join('.')} ${severity}`),
  ).toEqual(['0#spec.kubeletConfiguration warning', '1#spec.providerRef info']);
});

test('a class of another provider is not looked for among these', () => {
  const ref = { apiVersion: 'karpenter.example.com/v1', kind: 'Other', name: 'default' };
  const pool = oldNodePool({}, { nodeClassRef: ref, kubelet: { maxPods: 5 } });
  const answer = converted([pool, oldNodeClass()]);
  expect(picture(answer)).toEqual(['default: none', 'default -> default']);
  expect(answer.objects[1]).toMatchObject({
    spec: {
      template: {
        spec: { nodeClassRef: { group: 'karpenter.example.com', kind: 'Other', name: 'default' } },
      },
    },
  });
});

test('free names are values of labels', () => {
  const long = `${'a'.repeat(60)}.-.b`;
  const taken = new Set<string>();
  expect(freeName('a', taken)).toBe('a');
  expect(freeName('a', taken)).toBe('a-2');
  expect(freeName('a', taken)).toBe('a-3');
  expect(freeName(long, taken)).toBe('a'.repeat(60));
  expect(freeName(long, taken)).toBe(`${'a'.repeat(60)}-2`);
});
