import { EKS_KUBERNETES_VERSIONS, supportStatus } from '@nodeless/contracts/aws';
import { specPath, type Diagnostic } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

const CODE = 'upgrade/version-and-skew';
const VERSION = specPath('cluster', 'kubernetes', 'version');

/** With the support type STANDARD, EKS does not ask before it upgrades. */
export const upgradeByItself: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'EKS no longer supports the version of Kubernetes, or upgrades it by itself',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html'],
  *check({ model }) {
    const { controlPlane, kubernetes } = model.spec;
    if (controlPlane.supportType !== 'STANDARD') return;
    const { endStandard } = EKS_KUBERNETES_VERSIONS[kubernetes.version];
    const path = specPath('cluster', 'controlPlane', 'supportType');
    const day = endStandard === undefined ? '' : `, on ${endStandard}`;
    const message = `EKS upgrades the cluster by itself when standard support of Kubernetes ${kubernetes.version} ends${day}, whether it is ready or not`;
    yield finding(model, path, CODE, message, {
      severity: 'warning',
      hint: 'upgrade before that day, or write EXTENDED',
      related: [
        { message: `Kubernetes ${kubernetes.version}`, location: model.provenance(VERSION).location },
      ],
    });
  },
};

/**
 * What support the version of a cluster has on a day, or soon after it. No rule like the others: the day comes from whoever
 * asks, so that the same sources always render the same.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 *
 * @param today `YYYY-MM-DD`
 * @throws RangeError when `today` is no such date
 */
export function versionSupport(model: ClusterModel, today: string): Diagnostic[] {
  const { version } = model.spec.kubernetes;
  const { supportEndsInDays } = model.spec.checks.thresholds;
  const { endStandard, endExtended } = EKS_KUBERNETES_VERSIONS[version];
  if (endStandard === undefined || endExtended === undefined) return [];
  const report = (severity: 'error' | 'warning', message: string, hint: string) => [
    finding(model, VERSION, CODE, message, { severity, hint }),
  ];
  const hint = 'upgrade one minor version at a time: nodes and add-ons follow the control plane';
  switch (supportStatus(version, today)) {
    case 'unsupported':
      return report(
        'error',
        `EKS has not supported Kubernetes ${version} since ${endExtended}: it makes no such cluster, and upgrades those that exist by itself`,
        hint,
      );
    case 'extended':
      return report(
        'warning',
        daysBetween(today, endExtended) < supportEndsInDays
          ? `extended support of Kubernetes ${version} ends on ${endExtended}: then EKS upgrades the cluster by itself`
          : `standard support of Kubernetes ${version} ended on ${endStandard}: the cluster costs more since, until ${endExtended}`,
        hint,
      );
    case 'standard':
      return daysBetween(today, endStandard) < supportEndsInDays
        ? report('warning', `standard support of Kubernetes ${version} ends on ${endStandard}`, hint)
        : [];
    case 'unreleased':
    case 'unknown':
      return [];
  }
}

function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days are counted from a March on, so that the leap day is the last one of a year. `date` is `YYYY-MM-DD`. */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const years = month < 3 ? year - 1 : year;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + Math.floor((153 * months + 2) / 5) + day;
}
