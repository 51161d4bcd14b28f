import { describeObject, texts } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { narrows, webhookViews, type WebhookView } from '../../view/webhooks.ts';

/** A webhook that is asked about every object, or for long: each request of the cluster waits for it, leases of the control plane too. */
export const catchAllWebhook: Rule = {
  codes: [
    {
      code: 'webhook/catch-all',
      severity: 'error or warning',
      title: 'Every request to the API server waits for a webhook',
    },
    {
      code: 'webhook/long-timeout',
      severity: 'warning',
      title: 'Requests wait long for a webhook that does not answer',
    },
  ],
  title: 'A webhook is asked about everything, or for long',
  references: [
    'https://docs.aws.amazon.com/eks/latest/best-practices/control-plane.html',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  *check({ model, resources }) {
    for (const webhook of webhookViews(resources)) {
      const { resource, name, failsClosed, timeoutSeconds } = webhook;
      const what = `the webhook ${name} of ${describeObject(resource.manifest)}`;
      const { specPath } = resource.origin;
      if (asksAboutEverything(webhook)) {
        const consequence = failsClosed
          ? 'while it does not answer, nothing in the cluster can be changed, itself included'
          : 'while it does not answer, each change waits for its timeout';
        yield finding(
          model,
          specPath,
          'webhook/catch-all',
          `${what} is asked about every object: ${consequence}`,
          {
            severity: failsClosed ? 'error' : 'warning',
            hint: 'name the groups and resources that it is about, and leave out namespaces by namespaceSelector',
          },
        );
      }
      if (timeoutSeconds > model.spec.checks.thresholds.webhookTimeoutSeconds) {
        const message = `${what} has ${timeoutSeconds} seconds to answer, and clients of the API server give up after 30 for all webhooks together`;
        yield finding(model, specPath, 'webhook/long-timeout', message, {
          severity: 'warning',
          hint: 'write timeoutSeconds: 5 or so',
        });
      }
    }
  },
};

function asksAboutEverything({
  rules,
  namespaceSelector,
  objectSelector,
  hasConditions,
}: WebhookView): boolean {
  const isOpen = !hasConditions && !narrows(namespaceSelector) && !narrows(objectSelector);
  return (
    isOpen &&
    rules.some(
      (rule) =>
        texts(rule['apiGroups']).includes('*') &&
        texts(rule['resources']).some((one) => one === '*' || one === '*/*'),
    )
  );
}
