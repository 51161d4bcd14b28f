import { at, describeObject, maps, namespaceOf, textMap } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { fewestPods } from '../../view/disruption.ts';
import { ingressViews } from '../../view/ingresses.ts';
import type { PodView } from '../../view/pods.ts';
import { serviceViews } from '../../view/services.ts';

/** Labels of a Namespace whose new pods wait for their load balancer. */
const GATES = ['elbv2.k8s.aws/pod-readiness-gate-inject', 'eks.amazonaws.com/pod-readiness-gate-inject'];

/** Kinds whose pods are replaced one after the other. */
const KINDS = ['Deployment', 'StatefulSet'];

/** Names of stages in which one pod is too few. */
const PRODUCTION = /^prod/;

/**
 * While pods of a Deployment or StatefulSet change, their clients notice it unless a new pod says when it is ready, and unless another
 * one is there meanwhile.
 */
export const availability: Rule = {
  codes: [
    {
      code: 'lb/availability',
      severity: 'warning',
      title: 'Clients of a load balancer get errors while its pods change',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  ],
  *check(view) {
    const gated = gatedNamespaces(view);
    for (const pod of exposedPods(view)) {
      const { manifest, origin } = pod.resource;
      const name = describeObject(manifest);
      const report = (message: string, hint: string) =>
        finding(view.model, origin.specPath, 'lb/availability', `${name} ${message}`, {
          severity: 'warning',
          hint,
        });
      if (
        !pod.containers.some((container) => container['readinessProbe'] !== undefined) &&
        !gated.has(pod.namespace)
      )
        yield report(
          'is behind a load balancer and has no readiness probe: a rollout stops old pods before new ones answer',
          'add probes.readiness, or expose.readinessGates: true',
        );
      if (pod.spec['terminationGracePeriodSeconds'] === 0)
        yield report(
          'is behind a load balancer and has no time to end: requests break each time that a pod goes',
          'write terminationGracePeriodSeconds: 30 or more',
        );
      if (!PRODUCTION.test(view.model.spec.stage)) continue;
      const fewest = fewestPods(pod);
      if (fewest === 1)
        yield report(
          'is behind a load balancer and has one pod: nobody answers while it is replaced',
          'write replicas: 2 or more',
        );
      if (fewest > 1 && !hasBudget(view, pod))
        yield report(
          'is behind a load balancer and has no PodDisruptionBudget: all its pods may be evicted at once',
          'add a PodDisruptionBudget with maxUnavailable: 1',
        );
    }
  },
};

/** Pods that load balancers send to, as far as something replaces them. */
function exposedPods({ resources, pods }: ClusterView): ReadonlySet<PodView> {
  const services = serviceViews(resources, pods);
  const backends = new Set(
    ingressViews(resources).flatMap(({ resource, backends: all }) =>
      all.map(({ service }) => `${namespaceOf(resource.manifest)}/${service}`),
    ),
  );
  return new Set(
    services
      .filter(({ type, namespace, name }) => type === 'LoadBalancer' || backends.has(`${namespace}/${name}`))
      .flatMap((service) => service.pods)
      .filter(({ resource: { manifest, origin } }) => {
        // What components of the platform show is for those who run it.
        return KINDS.includes(manifest.kind) && !origin.specPath.startsWith('cluster#');
      }),
  );
}

function gatedNamespaces({ resources }: ClusterView): ReadonlySet<string> {
  const gated = resources.filter(({ manifest }) => {
    const { labels = {} } = manifest.metadata;
    return manifest.kind === 'Namespace' && GATES.some((label) => labels[label] === 'enabled');
  });
  return new Set(gated.map(({ manifest }) => manifest.metadata.name));
}

function hasBudget({ resources }: ClusterView, { namespace, labels }: PodView): boolean {
  return resources.some(({ manifest }) => {
    if (manifest.kind !== 'PodDisruptionBudget' || namespaceOf(manifest) !== namespace) return false;
    const selector = at(manifest, 'spec', 'selector');
    // Expressions may mean the pods; nobody is warned of what may be there.
    if (maps(at(selector, 'matchExpressions')).length > 0) return true;
    return Object.entries(textMap(at(selector, 'matchLabels'))).every(
      ([key, value]) => labels[key] === value,
    );
  });
}
