import { errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { UNKNOWN_APP } from './cluster-name-rules.ts';
import type { ClusterRule } from './rule.ts';

/** A pod that must be near the pods of an app that does not run waits for ever. */
export const appNeighbours: ClusterRule = {
  codes: [UNKNOWN_APP],
  title: 'The pods of an app would be near or apart from an app that the cluster does not run',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  ],
  check({ spec: { apps: names = [], name: cluster = '' }, apps }) {
    return [...apps.values()].flatMap(({ value: { placement }, stack }) =>
      (['near', 'apart'] as const).flatMap((way) =>
        (placement?.[way] ?? []).flatMap(({ app }, index) => {
          if (names.includes(app)) return [];
          const message = `placement.${way} names the app ${JSON.stringify(app)}, which the cluster does not run (cluster ${cluster})`;
          const hint = suggestion(app, names) ?? 'correct the name, or give the cluster an overlay';
          const path = ['placement', way, index, 'app'];
          return [errorAt(stack, path, { code: 'spec/unknown-app', message, hint })];
        }),
      ),
    );
  },
};
