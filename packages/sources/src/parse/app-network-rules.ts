import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { PORT_HEALTH_MAPPING } from './app-rules.ts';
import { UNKNOWN_APP } from './cluster-name-rules.ts';
import type { AppRule, AppRuleInput, ClusterRule } from './rule.ts';

/** A policy that shuts out who must come in, or opens what is not there. */
export const appNetwork: AppRule = {
  codes: [VALUE_CODES['spec/conflict'], PORT_HEALTH_MAPPING],
  title:
    'A policy of an app shuts its load balancer out, or names a port or a load balancer that it does not have',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  ],
  check: (input) => [...ownPorts(input), ...ownLoadBalancer(input)],
};

function ownPorts({ value: { network, ports }, stack }: AppRuleInput): Diagnostic[] {
  const known = ports.map(({ name }) => name);
  return (network?.accepts ?? []).flatMap((peer, index) => {
    if (peer === 'loadBalancer' || peer.ports === undefined) return [];
    return peer.ports.flatMap((name, place) => {
      if (known.includes(name)) return [];
      const message = `network.accepts opens the port ${JSON.stringify(name)}, which the app does not have`;
      const hint = suggestion(name, known) ?? 'add it to ports';
      const path = ['network', 'accepts', index, 'ports', place];
      return [errorAt(stack, path, { code: 'lb/port-health-mapping', message, hint })];
    });
  });
}

function ownLoadBalancer({ value: { expose, network }, stack }: AppRuleInput): Diagnostic[] {
  const accepts = network?.accepts;
  if (accepts === undefined) return [];
  const way =
    expose === undefined ? undefined : 'alb' in expose ? 'ALB' : 'nlb' in expose ? 'NLB' : undefined;
  const index = accepts.indexOf('loadBalancer');
  if (way === undefined) {
    if (index < 0) return [];
    const message = 'network.accepts lets a load balancer in, and the app has none';
    const path = ['network', 'accepts', index];
    return [errorAt(stack, path, { code: 'spec/conflict', message, hint: 'add expose, or take it away' })];
  }
  const mayComeIn = accepts.some((peer) => peer === 'loadBalancer' || 'cidr' in peer);
  if (mayComeIn) return [];
  const message = `network.accepts shuts the ${way} out: its targets would never be healthy`;
  const other = { path: ['expose'], message: `the ${way}` };
  return [conflictAt(stack, ['network', 'accepts'], message, 'add loadBalancer to it', other)];
}

/** What a policy of an app names is an app that the cluster runs, and a port of it. */
export const appPeers: ClusterRule = {
  codes: [UNKNOWN_APP, PORT_HEALTH_MAPPING],
  title: 'A policy of an app names an app or a port that the cluster does not have',
  check({ spec: { apps: names = [], name: cluster = '' }, apps, fleet }) {
    return [...apps.values()].flatMap(({ value, stack }) => {
      const report = (path: Segments, code: Diagnostic['code'], message: string, hint: string) =>
        errorAt(stack, ['network', ...path], { code, message: `${message} (cluster ${cluster})`, hint });
      return (['accepts', 'reaches'] as const).flatMap((way) =>
        (value.network?.[way] ?? []).flatMap((peer, index): Diagnostic[] => {
          if (typeof peer === 'string' || !('app' in peer)) return [];
          const { app, ports = [] } = peer;
          if (!names.includes(app)) {
            const message = `network.${way} names the app ${JSON.stringify(app)}, which the cluster does not run`;
            const hint = suggestion(app, names) ?? 'correct the name, or give the cluster an overlay';
            return [report([way, index, 'app'], 'spec/unknown-app', message, hint)];
          }
          const other = apps.get(app)?.value;
          // What is wrong with it is told already.
          if (way === 'accepts' || other === undefined || fleet.brokenApps.has(app)) return [];
          const known = other.ports.map((port) => port.name);
          return ports.flatMap((port, place) => {
            if (known.includes(port)) return [];
            const message = `network.reaches names the port ${JSON.stringify(port)}, which the app ${JSON.stringify(app)} does not have`;
            const hint = suggestion(port, known) ?? `add it to ports of apps/${app}/app.yaml`;
            return [report([way, index, 'ports', place], 'lb/port-health-mapping', message, hint)];
          });
        }),
      );
    });
  },
};
