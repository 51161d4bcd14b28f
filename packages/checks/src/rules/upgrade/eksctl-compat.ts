import { specPath } from '@nodeless/core';
import { needsNewerEksctl } from '@nodeless/eksctl-schema';
import { finding, type Rule } from '../../rule.ts';

const MOST_SHOWN = 4;

/** eksctl reads files strictly: one key that it does not know yet, and it does nothing. */
export const eksctlCompat: Rule = {
  codes: [
    {
      code: 'upgrade/eksctl-compat',
      severity: 'error',
      title: 'This eksctl is too old for what is rendered for it',
    },
  ],
  references: ['packages/eksctl-schema/src/index.ts'],
  *check({ model, clusterConfig }) {
    const { eksctl } = model.spec.versions;
    const needs = needsNewerEksctl(clusterConfig, eksctl);
    const [newest] = needs;
    if (newest === undefined) return;
    const shown = needs.slice(0, MOST_SHOWN).map(({ what, since }) => `${what} (${since})`);
    const rest = needs.length - shown.length;
    const message = `eksctl ${eksctl} does not know yet what is rendered for it: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    yield finding(model, specPath('cluster', 'versions', 'eksctl'), 'upgrade/eksctl-compat', message, {
      hint: `write ${newest.since} at least`,
    });
  },
};
