import { at, maps } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** What serves the usage of pods; the add-on of EKS has this name, too. */
const METRICS_SERVER = 'metrics-server';

/**
 * A HorizontalPodAutoscaler that follows CPU or memory asks the API metrics.k8s.io. Where nothing serves it, the number of pods
 * stays where it is, whatever the load. A warning, since something may serve it that no source names.
 */
export const metricsApi: Rule = {
  codes: [
    {
      code: 'scaling/no-metrics-api',
      severity: 'warning',
      title: 'An autoscaler follows CPU or memory, and nothing measures them',
    },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis',
    'https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html',
  ],
  *check({ model, clusterConfig, resources, upstreamPods }) {
    const isServed =
      (clusterConfig.addons ?? []).some(({ name }) => name === METRICS_SERVER) ||
      upstreamPods.some(({ name }) => name === METRICS_SERVER) ||
      resources.some(
        ({ manifest }) =>
          manifest.kind === 'APIService' && at(manifest, 'spec', 'group') === 'metrics.k8s.io',
      );
    if (isServed) return;
    for (const { manifest, origin } of resources) {
      if (manifest.kind !== 'HorizontalPodAutoscaler') continue;
      const measured = maps(at(manifest, 'spec', 'metrics')).filter(
        ({ type }) => type === 'Resource' || type === 'ContainerResource',
      );
      if (measured.length === 0) continue;
      const names = measured.map((metric) =>
        String(at(metric['resource'] ?? metric['containerResource'], 'name')),
      );
      const { namespace = 'default', name } = manifest.metadata;
      const message = `HorizontalPodAutoscaler ${namespace}/${name} follows ${names.join(' and ')}, and nothing in the cluster serves metrics.k8s.io: it never scales`;
      yield finding(model, origin.specPath, 'scaling/no-metrics-api', message, {
        severity: 'warning',
        hint: `write addons: { ${METRICS_SERVER}: {} }`,
      });
    }
  },
};
