import { specPath, type SpecPath } from '@nodeless/core';
import { namedNodePools } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { DANGLING_REFERENCES } from './dangling-references.ts';

/** Node pools that apps and headroom name are node pools of the cluster. */
export const nodePoolNames: Rule = {
  codes: [DANGLING_REFERENCES],
  title: 'An app or headroom names a node pool that the cluster does not have',
  *check({ model }) {
    const known = namedNodePools(model.spec).map(({ name }) => name);
    const named: { who: string; pools: readonly string[]; path: SpecPath }[] = model.apps.map((app) => ({
      who: `the app "${app.name}"`,
      pools: app.nodePools ?? [],
      path: specPath(`app/${app.name}`, 'nodePools'),
    }));
    named.push({
      who: 'headroom',
      pools: model.spec.scheduling.headroom?.nodePools ?? [],
      path: specPath('cluster', 'scheduling', 'headroom', 'nodePools'),
    });
    for (const { who, pools, path } of named) {
      for (const [index, pool] of pools.entries()) {
        if (known.includes(pool)) continue;
        const message = `${who} names the node pool "${pool}", which does not exist`;
        yield finding(model, `${path}/${index}`, 'consistency/dangling-references', message, {
          hint: known.length === 0 ? 'the cluster has no node pools' : `node pools: ${known.join(', ')}`,
        });
      }
    }
  },
};
