import { errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { CodedIssue } from '@nodeless/contracts/issue';
import { MOST_VALUES_OF_RULE, nlbPortProblems, TRAFFIC_PORT } from '@nodeless/contracts/load-balancer';
import { containersOf } from '../model/app-containers.ts';
import { firstTcpPort, protocolOf, servicePorts } from '../model/app-ports.ts';
import type { AppSpec } from '../schema/app.ts';
import type { AlbExposure } from '../schema/app/expose.ts';
import { PORT_HEALTH_MAPPING } from './app-rules.ts';
import type { AppRule } from './rule.ts';

/** Options of a load balancer that name ports or listeners fit the ports of the app. */
export const appLoadBalancer: AppRule = {
  codes: [PORT_HEALTH_MAPPING, VALUE_CODES['spec/conflict'], VALUE_CODES['lb/unknown-option-value']],
  title: 'An option of a load balancer names a port or a listener that it does not have',
  references: [
    'pkg/service/model_build_listener.go of the controller 3.5.0',
    'pkg/ingress/model_build_target_group.go of the controller 3.5.0',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  ],
  check({ value, stack }) {
    const { expose, ports } = value;
    if (expose === undefined || servicePorts({ ports }).length === 0) return [];
    const [path, issues] =
      'nlb' in expose
        ? ([
            'nlb',
            [
              ...nlbPortProblems(byNumber(value, expose.nlb), servicePorts(value)),
              ...healthProblems(value, expose.nlb),
            ],
          ] as const)
        : 'alb' in expose
          ? (['alb', albProblems(value, expose.alb)] as const)
          : (['service', []] as const);
    return issues.map(({ path: below = [], hint = 'correct it', code, message }) =>
      errorAt(stack, ['expose', path, ...below], { code, message, hint }),
    );
  },
};

interface HealthChecked {
  readonly targetType?: string | undefined;
  readonly healthCheck?: { readonly port?: string | number | undefined } | undefined;
}

/** With ip targets a health check may ask a port that only the pods have: it is rendered by its number. */
function byNumber<T extends HealthChecked>({ ports }: AppSpec, options: T): T {
  const { healthCheck, targetType = 'ip' } = options;
  const own = ports.find(({ name, servicePort }) => servicePort === false && name === healthCheck?.port);
  if (targetType !== 'ip' || own === undefined) return options;
  return { ...options, healthCheck: { ...healthCheck, port: own.containerPort } };
}

function albProblems(app: AppSpec, alb: AlbExposure): CodedIssue[] {
  return [
    ...protocolProblems(app, alb),
    ...namedHealthPort(app, alb),
    ...healthProblems(app, alb),
    ...controlPortProblems(app, alb),
    ...countProblems(app, alb),
  ];
}

/** An ALB speaks HTTP, which is TCP. */
function* protocolProblems(app: AppSpec, alb: AlbExposure): Iterable<CodedIssue> {
  const hint = 'name a port with protocol: TCP';
  if (firstTcpPort(app) === undefined) {
    const message = 'an Application Load Balancer needs a TCP port, and the Service has none';
    yield { code: 'spec/conflict', message, hint: 'add a port, or write expose.nlb' };
    return;
  }
  for (const [rule, { paths }] of (alb.rules ?? []).entries()) {
    for (const [index, { port }] of paths.entries()) {
      const own = app.ports.find(({ name }) => name === port);
      if (own === undefined || protocolOf(own) === 'TCP') continue;
      const message = `a path leads to the port ${JSON.stringify(own.name)}, which is UDP`;
      yield { code: 'spec/conflict', message, hint, path: ['rules', rule, 'paths', index, 'port'] };
    }
  }
}

function* namedHealthPort({ ports }: AppSpec, { healthCheck }: AlbExposure): Iterable<CodedIssue> {
  const port = healthCheck?.port;
  const names = ports.map(({ name }) => name);
  if (typeof port !== 'string' || port === TRAFFIC_PORT || names.includes(port)) return;
  const message = `the health check asks the port ${JSON.stringify(port)}, which the app does not have`;
  const hint = suggestion(port, names) ?? `the ports are ${names.join(', ')}`;
  yield { code: 'lb/port-health-mapping', message, hint, path: ['healthCheck', 'port'] };
}

/**
 * The number of a health-check port is one of the pods with ip targets, and of the node with instance targets, where no container of the
 * app opens it.
 */
function* healthProblems(
  app: AppSpec,
  { targetType = 'ip', healthCheck }: HealthChecked,
): Iterable<CodedIssue> {
  const path = ['healthCheck', 'port'];
  const port = healthCheck?.port;
  const named = app.ports.find(({ name }) => name === port);
  if (named !== undefined && protocolOf(named) === 'UDP') {
    const message = `the health check asks the port ${JSON.stringify(named.name)}, which is UDP`;
    yield { code: 'spec/conflict', message, hint: 'name a port with protocol: TCP', path };
  }
  if (typeof port !== 'number') return;
  const open = containersOf(app).flatMap(({ spec }) => spec.ports.map(({ containerPort }) => containerPort));
  if (targetType === 'ip' && !open.includes(port)) {
    const message = `the health check asks the port ${port}, which the pods do not open`;
    const hint = `the pods open ${[...new Set(open)].join(', ')}`;
    yield { code: 'lb/port-health-mapping', message, hint, path };
  }
  if (targetType === 'instance' && open.includes(port)) {
    const message = `with instance targets ${port} is a port of the node, which the pods do not open there`;
    const hint = 'write the name of a port, traffic-port, or 10256 for the health of kube-proxy';
    yield { code: 'lb/port-health-mapping', message, hint, path };
  }
}

/** Source: buildTargetGroupTargetControlPort, which looks for the Service and the port that a rule sends to. */
function* controlPortProblems(
  app: AppSpec,
  { actions, targetControlPorts }: AlbExposure,
): Iterable<CodedIssue> {
  const own = servicePorts(app).flatMap(({ name, port }) => [`${app.name}.${name}`, `${app.name}.${port}`]);
  const others = Object.values(actions ?? {}).flatMap(({ forwardConfig }) =>
    (forwardConfig?.targetGroups ?? []).map(
      ({ serviceName, servicePort }) => `${serviceName}.${servicePort}`,
    ),
  );
  for (const key of Object.keys(targetControlPorts ?? {})) {
    if (own.includes(key) || others.includes(key)) continue;
    const message = `no rule sends to ${JSON.stringify(key)}, and its control port would do nothing`;
    const hint = `write ${own.filter((one) => !/\.\d+$/.test(one)).join(' or ')}`;
    yield { code: 'spec/conflict', message, hint, path: ['targetControlPorts', key] };
  }
}

/** Host, path and conditions share the values that a rule may hold. */
function* countProblems({ name: app }: AppSpec, alb: AlbExposure): Iterable<CodedIssue> {
  const rules = alb.rules ?? [
    {
      hosts: alb.host === undefined ? undefined : [alb.host],
      paths: [{ path: '/', pathType: 'Prefix' as const }],
    },
  ];
  const seen = new Set<string>();
  for (const { hosts, paths } of rules) {
    for (const { path, pathType, ...to } of paths) {
      const backend = ('action' in to ? to.action : undefined) ?? app;
      const own = conditionValues(alb, backend);
      if (own === 0 || seen.has(backend)) continue;
      const count = own + (hosts === undefined ? 0 : 1) + (pathType === 'Prefix' && path !== '/' ? 2 : 1);
      if (count <= MOST_VALUES_OF_RULE) continue;
      seen.add(backend);
      const message = `host, path and conditions of a rule hold ${count} values, and it may have ${MOST_VALUES_OF_RULE}`;
      const hint = 'divide the conditions over several actions, or write a path of pathType: Exact';
      yield { code: 'lb/unknown-option-value', message, hint, path: ['conditions', backend] };
    }
  }
}

function conditionValues({ conditions }: AlbExposure, backend: string): number {
  return (conditions?.[backend] ?? []).reduce((sum, condition) => {
    const { httpHeaderConfig, httpRequestMethodConfig, queryStringConfig, sourceIPConfig } = condition;
    const lists = [
      httpHeaderConfig?.values,
      httpHeaderConfig?.regexValues,
      httpRequestMethodConfig?.values,
      queryStringConfig?.values,
      sourceIPConfig?.values,
    ];
    return sum + lists.reduce((all, list) => all + (list?.length ?? 0), 0);
  }, 0);
}
