import { describeObject } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { selectsLabels } from '../../view/label-selector.ts';
import { isAbout, narrows, webhookViews, type WebhookView } from '../../view/webhooks.ts';

const KUBE_SYSTEM = 'kube-system';

/**
 * A webhook without whose answer no pod is made, of its own namespace or of kube-system: when all of its pods are gone, nothing
 * brings them back, and neither CoreDNS nor the network of a new node starts.
 */
export const webhookBlocksItsPods: Rule = {
  codes: [
    {
      code: 'webhook/blocks-its-pods',
      severity: 'error',
      title: 'Pods that a webhook needs cannot start without it',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
    'https://docs.aws.amazon.com/eks/latest/best-practices/control-plane.html',
  ],
  *check(view) {
    for (const webhook of webhookViews(view.resources)) {
      const { resource, name, failsClosed, service, objectSelector, hasConditions } = webhook;
      // What a condition leaves out is for CEL to say.
      if (!failsClosed || service === undefined || narrows(objectSelector) || hasConditions) continue;
      if (!isAbout(webhook, '', 'pods')) continue;
      const stuck = [...new Set([service.namespace, KUBE_SYSTEM])].filter((namespace) =>
        takesNamespace(view, webhook, namespace),
      );
      if (stuck.length === 0) continue;
      const message = `the webhook ${name} of ${describeObject(resource.manifest)} refuses pods of ${stuck.join(' and ')} while its Service ${service.namespace}/${service.name} does not answer: when its pods are gone, none of them comes back`;
      yield finding(view.model, resource.origin.specPath, 'webhook/blocks-its-pods', message, {
        hint: `leave these namespaces out: namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [${stuck.join(', ')}] }] }`,
      });
    }
  },
};

/** A namespace has the label with its name from Kubernetes, besides those that are rendered. */
function takesNamespace(
  { resources }: ClusterView,
  { namespaceSelector }: WebhookView,
  namespace: string,
): boolean {
  const rendered = resources.find(
    ({ manifest }) => manifest.kind === 'Namespace' && manifest.metadata.name === namespace,
  );
  const labels = { ...rendered?.manifest.metadata.labels, 'kubernetes.io/metadata.name': namespace };
  return selectsLabels(namespaceSelector, labels);
}
