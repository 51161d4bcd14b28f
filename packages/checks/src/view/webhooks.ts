import { at, maps, texts, type JsonObject, type JsonValue, type Resource } from '@nodeless/core';

/** One webhook of a configuration, as the API server asks it. */
export interface WebhookView {
  readonly resource: Resource;
  /** Name of it inside of its configuration. */
  readonly name: string;
  /** Requests are refused while it does not answer. Source: the default of admissionregistration.k8s.io/v1 */
  readonly failsClosed: boolean;
  readonly timeoutSeconds: number;
  readonly rules: readonly JsonObject[];
  readonly namespaceSelector: JsonValue | undefined;
  readonly objectSelector: JsonValue | undefined;
  readonly hasConditions: boolean;
  /** The Service that answers; undefined where it is an URL. */
  readonly service?: { readonly namespace: string; readonly name: string };
}

const KINDS: readonly string[] = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

/** Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#timeouts */
const DEFAULT_TIMEOUT_SECONDS = 10;

/** The webhooks of all configurations among the resources. */
export function webhookViews(resources: readonly Resource[]): WebhookView[] {
  return resources
    .filter(({ manifest }) => KINDS.includes(manifest.kind))
    .flatMap((resource) =>
      maps(resource.manifest['webhooks'] as JsonValue).map((webhook): WebhookView => {
        const { name, failurePolicy, timeoutSeconds, namespaceSelector, objectSelector } = webhook;
        const service = at(webhook, 'clientConfig', 'service');
        return {
          resource,
          name: String(name),
          failsClosed: failurePolicy !== 'Ignore',
          timeoutSeconds: typeof timeoutSeconds === 'number' ? timeoutSeconds : DEFAULT_TIMEOUT_SECONDS,
          rules: maps(webhook['rules']),
          namespaceSelector,
          objectSelector,
          hasConditions: maps(webhook['matchConditions']).length > 0,
          ...(service === undefined
            ? {}
            : {
                service: { namespace: String(at(service, 'namespace')), name: String(at(service, 'name')) },
              }),
        };
      }),
    );
}

/** Whether a rule of a webhook is about a kind of objects, or about all. */
export function isAbout({ rules }: WebhookView, group: string, resource: string): boolean {
  return rules.some(
    (rule) =>
      has(rule['apiGroups'], group) && (has(rule['resources'], resource) || has(rule['resources'], '*/*')),
  );
}

function has(list: JsonValue | undefined, wanted: string): boolean {
  const all = texts(list);
  return all.includes('*') || all.includes(wanted);
}

/** Whether a selector leaves something out; an empty one takes everything. */
export function narrows(selector: JsonValue | undefined): boolean {
  return (
    Object.keys((at(selector, 'matchLabels') ?? {}) as JsonObject).length > 0 ||
    maps(at(selector, 'matchExpressions')).length > 0
  );
}
