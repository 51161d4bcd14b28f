import { autoModeAlbProblems, autoModeNlbProblems } from '@nodeless/contracts/load-balancer';
import { childPath, specPath } from '@nodeless/core';
import { autoModeOf } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/**
 * Options of load balancers that EKS Auto Mode does not know: it passes their annotations over, and the load balancer is
 * another one than was asked for. Apps are shared by clusters, so the other side is the cluster.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html and auto-configure-nlb.html
 */
export const autoModeOptions: Rule = {
  codes: ['lb/auto-mode-option'],
  *check({ model }) {
    if (autoModeOf(model.spec) === undefined) return;
    const { location } = model.provenance(specPath('cluster', 'compute', 'autoMode'));
    const view = model.spec.components.kubeOpsView || undefined;
    const exposures = model.apps.flatMap(({ name, expose }) =>
      expose === undefined ? [] : [{ path: specPath(`app/${name}`, 'expose'), expose }],
    );
    if (typeof view?.expose === 'object') {
      exposures.push({
        path: specPath('cluster', 'components', 'kubeOpsView', 'expose'),
        expose: view.expose,
      });
    }
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
