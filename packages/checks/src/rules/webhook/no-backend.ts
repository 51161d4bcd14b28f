import { describeObject, namespaceOf } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { serviceViews } from '../../view/services.ts';
import { webhookViews } from '../../view/webhooks.ts';

/**
 * A webhook whose Service is not there, or has no pods. Namespaces in which something runs that Argo CD renders are passed over.
 */
export const webhookBackend: Rule = {
  codes: [
    {
      code: 'webhook/no-backend',
      severity: 'error or warning',
      title: 'Nothing answers for a webhook',
    },
  ],
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
  ],
  *check({ model, resources, pods, upstreamPods }) {
    const open = new Set([
      ...upstreamPods.map(({ namespace }) => namespace),
      ...model.chartApps.map(({ namespace }) => namespace),
    ]);
    const services = serviceViews(resources, pods);
    for (const { resource, name, failsClosed, service } of webhookViews(resources)) {
      if (service === undefined || open.has(service.namespace)) continue;
      const found = services.find((one) => one.namespace === service.namespace && one.name === service.name);
      if (found !== undefined && (found.pods.length > 0 || found.spec['selector'] === undefined)) continue;
      const where = `${service.namespace}/${service.name}`;
      const why =
        found === undefined ? `nothing renders its Service ${where}` : `its Service ${where} selects no pods`;
      const consequence = failsClosed
        ? 'every request that it is asked about is refused'
        : 'it is passed over each time';
      const message = `the webhook ${name} of ${describeObject(resource.manifest)}: ${why}: ${consequence}`;
      yield finding(model, resource.origin.specPath, 'webhook/no-backend', message, {
        severity: failsClosed ? 'error' : 'warning',
        hint:
          found === undefined
            ? `correct the name; Services of the namespace: ${namesIn(services, service.namespace)}`
            : 'let the selector of the Service match the labels of the pods',
      });
    }
  },
};

function namesIn(services: ReturnType<typeof serviceViews>, namespace: string): string {
  const names = services
    .filter(({ resource }) => namespaceOf(resource.manifest) === namespace)
    .map(({ name }) => name);
  return names.length === 0 ? 'none' : names.join(', ');
}
