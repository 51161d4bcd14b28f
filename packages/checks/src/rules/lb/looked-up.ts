import { ALB_ROWS, classValue, optionsOf } from '@nodeless/contracts/load-balancer';
import { at, describeObject, maps, namespaceOf, type Diagnostic, type JsonObject } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { ingressViews, type IngressView } from '../../view/ingresses.ts';
import { listenersOf } from '../../view/listeners.ts';
import { placeOf } from '../../view/load-balancers.ts';
import { optionPath } from '../../view/option-path.ts';

/** Kinds that make a Secret, with the place of its name; their own name where nothing stands there. */
const SECRET_MAKERS: { readonly [kind: string]: readonly string[] } = {
  Secret: [],
  ExternalSecret: ['spec', 'target', 'name'],
  SealedSecret: ['spec', 'template', 'metadata', 'name'],
};

/**
 * What the controller looks up while it builds: certificates by host, the Secret of a login, and subnets, security groups and web
 * ACLs by their names. Until it finds them it builds nothing, for no member of the group.
 */
export const lookedUp: Rule = {
  codes: [
    {
      code: 'lb/discovered-certificate',
      severity: 'info',
      title: 'An HTTPS listener names no certificate, and one is looked for by host',
    },
    {
      code: 'lb/login-secret',
      severity: 'info',
      title: 'A login needs a Secret that nothing here makes',
    },
    {
      code: 'lb/looked-up',
      severity: 'info',
      title: 'A load balancer names something of AWS that no source knows',
    },
  ],
  title: 'A load balancer needs what nobody names or makes here',
  references: [
    'pkg/ingress/model_build_listener.go (computeIngressInferredTLSCertARNs) of the controller 3.5.0',
    'pkg/ingress/model_build_actions.go (buildAuthenticateOIDCAction) of the controller 3.5.0',
    'pkg/networking/subnet_resolver.go and pkg/networking/security_group_resolver.go of the controller 3.5.0',
  ],
  *check(view) {
    for (const ingress of ingressViews(view.resources)) {
      const { tls, auth } = optionsOf(ALB_ROWS, ingress.annotations) as {
        tls?: JsonObject;
        auth?: JsonObject;
      };
      yield* discovered(view, ingress, tls);
      yield* missingSecret(view, ingress, auth);
    }
    yield* namedInAws(view);
  },
};

function* namedInAws({ model, loadBalancers }: ClusterView): Iterable<Diagnostic> {
  for (const issue of loadBalancers.flatMap(({ issues }) => issues)) {
    if (issue.effect !== 'looked-up') continue;
    const message = `${describeObject((issue.subject ?? issue.object).manifest)} ${issue.message}`;
    yield finding(model, placeOf(issue), 'lb/looked-up', message, { severity: 'info', hint: issue.hint });
  }
}

function* discovered(
  { model }: ClusterView,
  { resource, annotations, classParams, ...more }: IngressView,
  tls: JsonObject | undefined,
): Iterable<Diagnostic> {
  const listeners = listenersOf({ resource, annotations, classParams, ...more });
  const isHttps = [...listeners.values()].includes('HTTPS');
  const named = tls?.['certificates'] ?? classValue('certificateArn', classParams);
  if (!isHttps || named !== undefined || tls?.['createAcmCertificate'] === true) return;
  const hosts = maps(at(resource.manifest, 'spec', 'rules')).flatMap(({ host }) =>
    typeof host === 'string' ? [host] : [],
  );
  const name = describeObject(resource.manifest);
  const what =
    hosts.length === 0
      ? 'there is no host to look for one in ACM'
      : `one for ${[...new Set(hosts)].join(', ')} is looked for in ACM`;
  const message = `${name} has an HTTPS listener and names no certificate: ${what}, and nothing is built without it`;
  yield finding(
    model,
    optionPath(resource, { option: 'listenPorts' }),
    'lb/discovered-certificate',
    message,
    {
      severity: 'info',
      hint: 'see that it is there, or name it in tls.certificates',
    },
  );
}

function* missingSecret(
  { model, resources }: ClusterView,
  { resource }: IngressView,
  auth: JsonObject | undefined,
): Iterable<Diagnostic> {
  const secret = at(auth, 'oidc', 'secretName');
  if (at(auth, 'type') !== 'oidc' || typeof secret !== 'string') return;
  const namespace = namespaceOf(resource.manifest);
  const isMade = resources.some(({ manifest }) => {
    const place = SECRET_MAKERS[manifest.kind];
    if (place === undefined || namespaceOf(manifest) !== namespace) return false;
    return (
      (at(manifest, ...place, ...(place.length === 0 ? ['metadata', 'name'] : [])) ??
        manifest.metadata.name) === secret
    );
  });
  if (isMade) return;
  const message = `${describeObject(resource.manifest)} logs people in with the Secret ${namespace}/${secret}, which nothing here makes: nothing is built until it is there`;
  yield finding(model, optionPath(resource, { option: 'auth.oidc' }), 'lb/login-secret', message, {
    severity: 'info',
    hint: 'make it with the keys clientID and clientSecret, for example by secrets of an app',
  });
}
