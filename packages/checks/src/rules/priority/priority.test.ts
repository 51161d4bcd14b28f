import { brief, deployment, run } from '../../testing/view.ts';
import { pauseBelowEverything } from './pause-below-everything.ts';
import { pauseSameCapacity } from './pause-same-capacity.ts';
import { singleGlobalDefault } from './single-global-default.ts';

const POOL = `compute: { karpenter: { nodePools: [{ name: a, architectures: [amd64], limits: { cpu: '1' } }] } }\n`;
const HEADROOM = `  headroom: { replicas: 1, requests: { cpu: '1' } }\n`;
const classes = (...lines: readonly string[]) =>
  `scheduling:\n  priorityClasses:\n${lines.map((line) => `    - { ${line} }\n`).join('')}`;

describe('priority/single-global-default', () => {
  test('one is fine', () => {
    expect(
      run(singleGlobalDefault, {
        cluster: classes('name: a, value: 0, globalDefault: true', 'name: b, value: 1'),
      }),
    ).toEqual([]);
  });

  test('a second one is refused, with both places', () => {
    const found = run(singleGlobalDefault, {
      cluster: classes('name: a, value: 0, globalDefault: true', 'name: b, value: 1, globalDefault: true'),
    });
    expect(found).toEqual([
      {
        code: 'priority/single-global-default',
        severity: 'error',
        message: 'PriorityClass "b" is a second global default beside "a"',
        hint: 'keep globalDefault: true on one class',
        location: { file: 'clusters/test/cluster.yaml', line: 9, column: 43, endLine: 9, endColumn: 47 },
        related: [
          {
            message: 'the first one',
            location: { file: 'clusters/test/cluster.yaml', line: 8, column: 43, endLine: 8, endColumn: 47 },
          },
        ],
      },
    ]);
  });
});

describe('priority/pause-below-everything', () => {
  test('the defaults are fine', () => {
    expect(run(pauseBelowEverything, { cluster: `${POOL}scheduling:\n${HEADROOM}` })).toEqual([]);
  });

  test('a class of equal value would not be given way to', () => {
    const found = run(pauseBelowEverything, {
      cluster: `${POOL}${classes('name: pause-pods, value: -1', 'name: batch, value: -1', 'name: d, value: 0, globalDefault: true')}${HEADROOM}`,
    });
    expect(brief(found)).toEqual(['clusters/test/cluster.yaml:9:7 error priority/pause-below-everything']);
    expect(found[0]?.hint).toBe('give it a value below -1');
  });

  test('pods without a class count as 0 when no class is the global default', () => {
    const found = run(pauseBelowEverything, {
      cluster: `${POOL}${classes('name: pause-pods, value: 0')}${HEADROOM}`,
    });
    expect(found.map(({ message }) => message)).toEqual([
      'PriorityClass "pause-pods" of the pause pods has the value 0, but pods with no class at all have 0: pause pods would not give way',
    ]);
  });

  test('the class of the pause pods is not the global default', () => {
    const found = run(pauseBelowEverything, {
      cluster: `${POOL}${classes('name: pause-pods, value: -1, globalDefault: true')}${HEADROOM}`,
    });
    expect(brief(found)).toEqual(['clusters/test/cluster.yaml:9:7 error priority/pause-below-everything']);
  });

  test('a capacity buffer makes no pods, so their class does not matter', () => {
    const buffer = HEADROOM.replace('{ ', '{ by: capacity-buffer, ');
    const gate = POOL.replace('karpenter: {', 'karpenter: { featureGates: { capacityBuffer: true },');
    const found = run(pauseBelowEverything, {
      cluster: `${gate}${classes('name: pause-pods, value: 0')}${buffer}`,
    });
    expect(found).toEqual([]);
  });

  test('without headroom nothing is asked', () => {
    expect(run(pauseBelowEverything, { cluster: classes('name: pause-pods, value: 5') })).toEqual([]);
  });
});

describe('priority/pause-same-capacity', () => {
  const pause = (namespace: string) =>
    deployment({ priorityClassName: 'pause-pods', containers: [] }, { namespace });

  test('a pool without taints is fine', () => {
    expect(run(pauseSameCapacity, { cluster: `${POOL}scheduling:\n${HEADROOM}` }, [pause('pause')])).toEqual(
      [],
    );
  });

  test('headroom without a node pool keeps nothing free', () => {
    const found = run(pauseSameCapacity, { cluster: `scheduling:\n${HEADROOM}` });
    expect(brief(found)).toEqual(['clusters/test/cluster.yaml:7:13 error priority/pause-same-capacity']);
  });

  test('with the Cluster Autoscaler pause pods keep room in node groups, a capacity buffer nowhere', () => {
    const cluster = (headroom: string) =>
      `compute: { managedNodeGroups: [{ name: a, architecture: arm64, instanceTypes: [t4g.large], scaling: { min: 1, max: 2 } }], karpenter: { featureGates: { capacityBuffer: true } } }\ncomponents: { clusterAutoscaler: {} }\nscheduling:\n${headroom}`;
    const buffer = HEADROOM.replace('replicas', 'by: capacity-buffer, replicas');
    expect(run(pauseSameCapacity, { cluster: cluster(HEADROOM) })).toEqual([]);
    expect(run(pauseSameCapacity, { cluster: cluster(buffer) })).toHaveLength(1);
  });

  test('with taints on every pool the pools must be named', () => {
    const tainted = POOL.replace(
      "limits: { cpu: '1' }",
      "limits: { cpu: '1' }, taints: [{ key: x, effect: NoSchedule }]",
    );
    expect(run(pauseSameCapacity, { cluster: `${tainted}scheduling:\n${HEADROOM}` })).toHaveLength(1);
    const named = HEADROOM.replace('replicas', 'nodePools: [a], replicas');
    expect(run(pauseSameCapacity, { cluster: `${tainted}scheduling:\n${named}` })).toEqual([]);
  });

  test('a Fargate profile that takes the pause pods is refused', () => {
    const fargate = POOL.replace(
      'compute: {',
      'compute: { fargate: { profiles: [{ name: all, selectors: [{ namespace: "*" }] }] },',
    );
    const found = run(pauseSameCapacity, { cluster: `${fargate}scheduling:\n${HEADROOM}` }, [pause('pause')]);
    expect(found.map(({ code }) => code)).toEqual(['priority/pause-same-capacity']);
  });
});
