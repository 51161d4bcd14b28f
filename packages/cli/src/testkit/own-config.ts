import { COMPONENTS, type Extensions } from '@nodeless/catalogue';
import { COMPONENT_DANGERS } from '@nodeless/catalogue/dangers';
import type { OwnRule } from '@nodeless/review';
import { platformApplications } from '@nodeless/sources';
import type { NodelessConfig } from '../config/define-config.ts';
import { checkedComponent, checkedRule } from '../config/checked-findings.ts';
import { checkedHits } from '../config/guarded-danger.ts';
import { configProblems, extendedCatalogue } from '../config/validate-config.ts';

/**
 * The extensions of a config as they are: what their code throws reaches the test with its stack.
 *
 * @throws Error with every problem of a config that `nodeless` would refuse
 */
export function extensionsOf(config: NodelessConfig): Extensions & { readonly dangers: readonly OwnRule[] } {
  const problems = configProblems(config, platformApplications(COMPONENTS));
  if (problems.length > 0)
    throw new Error(['the config is refused:', ...problems.map(({ message }) => `  ${message}`)].join('\n'));
  const { components = [], rules = [], dangers = [] } = config;
  return {
    catalogue: extendedCatalogue(components.map(checkedComponent)),
    rules: rules.map(checkedRule),
    dangers: [
      ...COMPONENT_DANGERS,
      ...dangers.map(
        ({ id, severity, consequence, remedy, source = 'nodeless.config', ...danger }): OwnRule => ({
          ...{ id, severity, consequence, remedy, source },
          check: (view) => checkedHits(danger.check(view)),
        }),
      ),
    ],
  };
}
