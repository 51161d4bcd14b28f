import { VALUE_CODES } from '@nodeless/contracts/codes';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import type { Diagnostic } from '@nodeless/core';
import { servicePorts } from '../model/app-ports.ts';
import type { AppSpec } from '../schema/app.ts';
import type { AlbExposure, Expose } from '../schema/app/expose.ts';
import { PORT_HEALTH_MAPPING } from './app-rules.ts';
import type { AppRule, AppRuleInput } from './rule.ts';

type Stack = AppRuleInput['stack'];

/** What exposes an app names ports that it has. */
export const appExposedPorts: AppRule = {
  codes: [PORT_HEALTH_MAPPING],
  title: 'An app is exposed by a port that it does not have',
  check: ({ value: { expose, ports }, stack }) => {
    if (expose === undefined) return [];
    const names = servicePorts({ ports }).map(({ name }) => name);
    if (names.length === 0) {
      const what = ports.length === 0 ? 'ports' : 'ports of a Service';
      const hint = ports.length === 0 ? 'add ports' : 'take servicePort: false away from one of them';
      const message = `an app without ${what} cannot be exposed`;
      return [errorAt(stack, ['expose'], { code: 'lb/port-health-mapping', message, hint })];
    }
    return exposedPaths(expose).flatMap(({ port, path }) => {
      if (port === undefined || names.includes(port)) return [];
      const isLeftOut = ports.some(({ name }) => name === port);
      const lacks = isLeftOut ? 'which its Service does not have' : 'which the app does not have';
      const message = `a path leads to the port ${JSON.stringify(port)}, ${lacks}`;
      const hint = suggestion(port, names) ?? `the ports are ${names.join(', ')}`;
      return [errorAt(stack, [...path, 'port'], { code: 'lb/port-health-mapping', message, hint })];
    });
  },
};

/** Options of an exposure that exclude each other, or that nothing uses. */
export const appExposure: AppRule = {
  codes: [VALUE_CODES['spec/conflict'], VALUE_CODES['spec/missing-key']],
  title: 'An exposure has options that do not fit, or an action that nothing leads to',
  references: [
    'pkg/ingress/enhanced_backend_builder.go of the load balancer controller 3.5.0',
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/',
    'pkg/apis/core/validation/validation.go (ValidateService) of Kubernetes v1.35',
  ],
  check: ({ value, stack }) => {
    const { expose } = value;
    if (expose === undefined) return [];
    return [
      ...serviceProblems(expose, stack),
      ...gateProblems(value, expose, stack),
      ...('alb' in expose ? ruleProblems(expose.alb, stack) : []),
      ...('alb' in expose ? backendProblems(value.name, expose.alb, stack) : []),
    ];
  },
};

function exposedPaths(expose: Expose) {
  if ('routes' in expose) return routedPorts(expose.routes);
  if (!('alb' in expose)) return [];
  return (expose.alb.rules ?? []).flatMap(({ paths }, rule) =>
    paths.map(({ port, action }, index) => ({
      port,
      action,
      path: ['expose', 'alb', 'rules', rule, 'paths', index] as Segments,
    })),
  );
}

function routedPorts(routes: Extract<Expose, { routes: unknown }>['routes']) {
  return Object.entries(routes).flatMap(([name, { rules = [] }]) =>
    rules.flatMap(({ to = [] }, rule) =>
      to.flatMap(({ port, service }, index) =>
        service !== undefined || typeof port === 'number'
          ? []
          : [
              {
                port,
                action: undefined,
                path: ['expose', 'routes', name, 'rules', rule, 'to', index] as Segments,
              },
            ],
      ),
    ),
  );
}

/** What the load balancer sends to, and where the sources say so; undefined without a load balancer. */
function targets(expose: Expose): { readonly path: Segments; readonly type: 'ip' | 'instance' } | undefined {
  if ('nlb' in expose) return { path: ['expose', 'nlb'], type: expose.nlb.targetType ?? 'ip' };
  if ('alb' in expose) return { path: ['expose', 'alb'], type: expose.alb.targetType ?? 'ip' };
  if ('routes' in expose) return { path: ['expose', 'routes'], type: expose.targetGroup?.targetType ?? 'ip' };
  return undefined;
}

function* serviceProblems(expose: Expose, stack: Stack): Iterable<Diagnostic> {
  const { service } = expose;
  if (service === undefined) return;
  const at = (key: string): Segments => ['expose', 'service', key];
  const way = targets(expose);
  const conflict = (key: string, message: string, hint: string, other: Segments, what: string) =>
    conflictAt(stack, at(key), message, hint, { path: other, message: what });
  if (service.headless === true) {
    if ('nlb' in expose) {
      const message = 'the Service of a Network Load Balancer cannot be headless';
      yield conflict('headless', message, 'remove one of them', ['expose', 'nlb'], 'the load balancer');
    } else if (way?.type === 'instance') {
      const message = 'instance targets need a node port, which a headless Service does not have';
      yield conflict('headless', message, 'write targetType: ip', way.path, 'the load balancer');
    }
    for (const key of ['sessionAffinitySeconds', 'internalTrafficPolicy', 'trafficDistribution'] as const) {
      if (service[key] === undefined) continue;
      const message = `${key} does nothing: clients of a headless Service choose the pod themselves`;
      yield conflict(key, message, 'remove one of them', at('headless'), 'the Service is headless');
    }
  }
  if (service.externalTrafficPolicy !== undefined && way?.type !== 'instance') {
    const message = 'externalTrafficPolicy counts only for a load balancer with instance targets';
    const hint = 'remove it, or write targetType: instance for the load balancer';
    yield errorAt(stack, at('externalTrafficPolicy'), { code: 'spec/conflict', message, hint });
  }
}

/** Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/ */
function* gateProblems(
  { name, namespace = name }: AppSpec,
  expose: Expose,
  stack: Stack,
): Iterable<Diagnostic> {
  if (!('readinessGates' in expose) || expose.readinessGates !== true) return;
  const way = targets(expose);
  if (way?.type === 'instance') {
    const message = 'readiness gates need ip targets: the health of an instance says nothing about one pod';
    const other = { path: way.path, message: 'the load balancer' };
    yield conflictAt(stack, ['expose', 'readinessGates'], message, 'write targetType: ip', other);
  }
  if (['default', 'kube-system', 'kube-public', 'kube-node-lease'].includes(namespace)) {
    const message = `readiness gates are a label of the Namespace, and ${namespace} is not rendered`;
    const hint = 'give the app a namespace of its own';
    yield errorAt(stack, ['expose', 'readinessGates'], { code: 'spec/conflict', message, hint });
  }
}

/** One rule in short, or all of them. Layers may bring either, so the whole decides. */
function* ruleProblems(
  { host, rules, group, class: className }: AlbExposure,
  stack: Stack,
): Iterable<Diagnostic> {
  if (group !== undefined && group.name === undefined && className === undefined) {
    const message = 'a group needs a name, or a class that has a group';
    const hint = 'add name, or class: one of ingressClasses of the cluster that has a group';
    yield errorAt(stack, ['expose', 'alb', 'group'], { code: 'spec/missing-key', message, hint });
  }
  if (host === undefined && rules === undefined) {
    const message = 'an Application Load Balancer needs host or rules';
    const hint = 'add host: web.example.com, or rules with hosts and paths';
    yield errorAt(stack, ['expose', 'alb'], { code: 'spec/missing-key', message, hint });
  }
  if (host === undefined || rules === undefined) return;
  const other = { path: ['expose', 'alb', 'rules'], message: 'the rules' };
  const hint = 'write the host into the hosts of a rule';
  yield conflictAt(stack, ['expose', 'alb', 'host'], 'host stands for rules', hint, other);
}

/**
 * The keys of actions, conditions and transforms are names of backends: the app, or the action that a path leads to. An action that is
 * called like the app answers for paths that name neither port nor action.
 */
function* backendProblems(app: string, alb: AlbExposure, stack: Stack): Iterable<Diagnostic> {
  const actions = Object.keys(alb.actions ?? {});
  const paths = exposedPaths({ alb });
  for (const { action, path } of paths) {
    if (action === undefined || actions.includes(action)) continue;
    const message = `a path leads to the action ${JSON.stringify(action)}, which is not there`;
    const hint = suggestion(action, actions) ?? 'add it to expose.alb.actions';
    yield errorAt(stack, [...path, 'action'], { code: 'spec/missing-key', message, hint });
  }
  const hasOther =
    alb.rules === undefined || paths.some(({ action, port }) => (action ?? port) === undefined);
  const used = new Set([...(hasOther ? [app] : []), ...paths.flatMap(({ action }) => action ?? [])]);
  for (const name of actions.filter((one) => !used.has(one))) {
    const message = `no path leads to the action ${JSON.stringify(name)}`;
    const hint = `write rules: [{ hosts: [...], paths: [{ path: /, action: ${name} }] }]`;
    yield errorAt(stack, ['expose', 'alb', 'actions', name], { code: 'spec/conflict', message, hint });
  }
  const hasPort = alb.rules === undefined || paths.some(({ action }) => action === undefined);
  const backends = [...new Set([...(hasPort ? [app] : []), ...used])];
  for (const key of ['conditions', 'transforms'] as const) {
    for (const name of Object.keys(alb[key] ?? {}).filter((one) => !backends.includes(one))) {
      const message = `expose.alb.${key} belong to a backend, and no path leads to ${JSON.stringify(name)}`;
      const hint = `the backends are ${backends.join(', ')}`;
      yield errorAt(stack, ['expose', 'alb', key, name], { code: 'spec/conflict', message, hint });
    }
  }
  const types = (alb.rules ?? []).flatMap((rule) => rule.paths.map(({ pathType }) => pathType));
  if (alb.useRegexPathMatch === true && !types.includes('ImplementationSpecific')) {
    const message =
      'useRegexPathMatch reads paths of pathType: ImplementationSpecific alone, and there is none';
    const hint = 'write pathType: ImplementationSpecific for a path of rules';
    yield errorAt(stack, ['expose', 'alb', 'useRegexPathMatch'], { code: 'spec/conflict', message, hint });
  }
}
