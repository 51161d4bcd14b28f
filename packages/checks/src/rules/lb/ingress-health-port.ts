import { describeObject } from '@nodeless/core';
import { PORT_HEALTH_MAPPING } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { settingPlace, stackName } from '../../view/load-balancers.ts';
import { openPorts, serviceViews } from '../../view/services.ts';

const HEALTH_CHECK_PORT = 'alb.ingress.kubernetes.io/healthcheck-port';

/**
 * An Ingress with IP targets has the health of a port checked that its pods do not open. Pods that name none of their ports may
 * listen on any: `containerPort` opens nothing, it informs.
 */
export const ingressHealthPort: Rule = {
  codes: [PORT_HEALTH_MAPPING],
  title: 'The health check of an Ingress asks a port that its pods do not open',
  references: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#healthcheck-port',
  ],
  *check({ model, resources, pods, loadBalancers }) {
    const services = serviceViews(resources, pods);
    for (const stack of loadBalancers.filter(({ kind }) => kind !== 'service')) {
      for (const { service, targetType, healthCheck } of stack.targetGroups) {
        const { port } = healthCheck;
        if (service === undefined || targetType !== 'ip' || typeof port !== 'number') continue;
        const own = services.find(({ resource }) => resource === service)?.pods ?? [];
        const open = own.map(openPorts);
        if (open.length === 0 || open.some((ports) => ports.length === 0 || ports.includes(port))) continue;
        const message = `${stackName(stack)} checks the health of port ${port}, which the pods of ${describeObject(service.manifest)} do not open`;
        yield finding(model, settingPlace(stack, [HEALTH_CHECK_PORT]), 'lb/port-health-mapping', message, {
          hint: `the pods open ${open.flat().join(', ')}`,
        });
      }
    }
  },
};
