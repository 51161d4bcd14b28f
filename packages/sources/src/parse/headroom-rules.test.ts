import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const cluster = (gate: string) => {
  const { cluster: text } = edited('cluster', '    nodePools:\n', `${gate}    nodePools:\n`);
  return `${text}scheduling:\n  headroom: { by: capacity-buffer, replicas: 1, requests: { cpu: '1' } }\n`;
};
const OPEN = '    featureGates: { capacityBuffer: true }\n';

test('a capacity buffer behind its gate', () => {
  expect(parse({ cluster: cluster(OPEN) }).diagnostics).toEqual([]);
});

test('a capacity buffer without its gate is refused, and the gate is shown', () => {
  const { diagnostics } = parse({ cluster: cluster('    featureGates: { capacityBuffer: false }\n') });
  expect(placesOf(diagnostics)).toEqual(['23:19 spec/conflict']);
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: Karpenter ignores a capacity buffer without the feature gate capacityBuffer | set compute.karpenter.featureGates: { capacityBuffer: true }, or keep pause-pods',
  ]);
  expect(diagnostics[0]?.related).toMatchObject([{ location: { line: 14, column: 19 } }]);
});

test('a Karpenter that has no capacity buffers is shown', () => {
  const { fleet } = edited('fleet', 'version: 1.14.1', 'version: 1.13.2');
  const { diagnostics } = parse({ cluster: cluster(OPEN), fleet });
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: Karpenter 1.13.2 has no capacity buffers of autoscaling.x-k8s.io/v1beta1 | use Karpenter 1.14 or newer, or keep pause-pods',
  ]);
  expect(diagnostics[0]?.related).toMatchObject([{ location: { file: 'clusters/fleet.yaml', line: 8 } }]);
});
