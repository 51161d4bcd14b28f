import { describeObject, maps } from '@nodeless/core';
import { PORT_HEALTH_MAPPING } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { openPorts, type ServiceView, serviceViews } from '../../view/services.ts';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const HEALTH_CHECK_PORT = `${NLB}healthcheck-port`;
const TARGET_TYPE = `${NLB}nlb-target-type`;

/**
 * Every port that a Service sends traffic to, and the port of its health check, is one that its pods open.
 * A numeric health-check port is one of the container with IP targets, and one of the node with instance targets. Pods that name none of their ports may listen on
 * any: `containerPort` opens nothing, it informs.
 */
export const portHealthMapping: Rule = {
  codes: [PORT_HEALTH_MAPPING],
  title: 'A rendered Service or its health check names a port that its pods do not open',
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
  ],
  *check(view) {
    for (const service of serviceViews(view.resources, view.pods)) {
      for (const pod of service.pods) yield* problems(view, service, openPorts(pod));
    }
  },
};

function* problems({ model }: ClusterView, service: ServiceView, open: readonly (string | number)[]) {
  const { origin, manifest } = service.resource;
  const report = (message: string) =>
    finding(model, origin.specPath, 'lb/port-health-mapping', `${describeObject(manifest)} ${message}`, {
      hint: `the pods open ${open.length === 0 ? 'no port' : open.join(', ')}`,
    });
  for (const port of maps(service.spec['ports'])) {
    const target = port['targetPort'] ?? port['port'];
    const told = typeof target === 'string' || (typeof target === 'number' && open.length > 0);
    if (told && !open.includes(target)) {
      yield report(`sends traffic to port ${target}, which its pods do not open`);
    }
  }
  const { [HEALTH_CHECK_PORT]: health, [TARGET_TYPE]: targetType } = service.annotations;
  if (health === undefined || !/^\d+$/.test(health) || open.length === 0) return;
  const isOpen = open.includes(Number(health));
  if (targetType === 'instance' && isOpen) {
    yield report(`checks the health of port ${health} of the nodes, and only its pods open it`);
  } else if (targetType !== 'instance' && !isOpen) {
    yield report(`checks the health of port ${health}, which its pods do not open`);
  }
}
