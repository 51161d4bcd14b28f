import { autoModeAlbProblems, autoModeNlbProblems } from '@nodeless/contracts/load-balancer';
import { childPath, specPath, type CodeDefinition } from '@nodeless/core';
import { autoModeOf, componentLoadBalancers } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

export const AUTO_MODE_OPTION: CodeDefinition = {
  code: 'lb/auto-mode-option',
  severity: 'error',
  title: 'EKS Auto Mode does not know an option of a load balancer',
};

/**
 * Options of load balancers that EKS Auto Mode does not know: it passes their annotations over, and the load balancer is
 * another one than was asked for. Apps are shared by clusters, so the other side is the cluster.
 */
export const autoModeOptions: Rule = {
  codes: [AUTO_MODE_OPTION],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html',
  ],
  *check({ model }) {
    if (autoModeOf(model.spec) === undefined) return;
    const { location } = model.provenance(specPath('cluster', 'compute', 'autoMode'));
    const exposures = [
      ...model.apps.flatMap(({ name, expose }) =>
        expose === undefined || !('nlb' in expose || 'alb' in expose)
          ? []
          : [{ path: specPath(`app/${name}`, 'expose'), expose }],
      ),
      ...componentLoadBalancers(model.spec).map(({ specPath: path, nlb }) => ({ path, expose: { nlb } })),
    ];
    for (const { path, expose } of exposures) {
      const [kind, problems] =
        'nlb' in expose
          ? (['nlb', autoModeNlbProblems(expose.nlb)] as const)
          : (['alb', autoModeAlbProblems(expose.alb)] as const);
      for (const { path: option, hint } of problems) {
        const message = `EKS Auto Mode does not know the option ${[kind, ...option].join('.')}`;
        yield finding(model, childPath(path, kind, ...option), 'lb/auto-mode-option', message, {
          hint,
          related: [{ message: 'EKS Auto Mode is switched on here', location }],
        });
      }
    }
  },
};
