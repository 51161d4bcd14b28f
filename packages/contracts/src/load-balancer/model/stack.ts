import type { Resource } from '@nodeless/core';
import type { StackIssue } from './issue.ts';

export const SCHEMES = ['internal', 'internet-facing'] as const;
export type Scheme = (typeof SCHEMES)[number];

export type IpAddressType = 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4';

/** What the controller builds, or fails to build, of one Service, one Ingress, or the Ingresses of one group. */
export interface Stack {
  readonly kind: 'service' | 'ingress' | 'group';
  /** Name of the group, or `namespace/name` of the object. */
  readonly name: string;
  /** In the order in which the controller reads them. */
  readonly members: readonly Resource[];
  /** A frontend Network Load Balancer comes after the Application Load Balancer that it leads to. */
  readonly loadBalancers: readonly LoadBalancer[];
  readonly targetGroups: readonly TargetGroup[];
  /** With one that `fails`, nothing of the stack is built or updated; the rest is what would be built without it. */
  readonly issues: readonly StackIssue[];
}

export interface LoadBalancer {
  readonly type: 'application' | 'network';
  /** A Network Load Balancer before an Application Load Balancer of an Ingress. */
  readonly isFrontend: boolean;
  readonly scheme: Scheme;
  readonly ipAddressType: IpAddressType;
  /** Undefined where nobody knows which subnets the controller finds. */
  readonly subnets: readonly StackSubnet[] | undefined;
  readonly securityGroups: readonly SecurityGroup[];
  /** Rules of the managed security group; none where the groups are given, or there are none. */
  readonly inbound: readonly InboundRule[];
  /** Undefined: the controller makes one up, with a hash. */
  readonly name: string | undefined;
  readonly attributes: StringMap;
  readonly tags: StringMap;
  readonly listeners: readonly Listener[];
  /** ARN or name of the web ACL of AWS WAF; empty where it is taken away, undefined where nobody says anything. */
  readonly webAcl: string | undefined;
  /** Id of the web ACL of WAF Classic, likewise. */
  readonly classicWebAcl: string | undefined;
  /** AWS Shield Advanced; undefined where nobody says anything. */
  readonly shield: boolean | undefined;
}

export interface StringMap {
  readonly [key: string]: string;
}

/** A subnet as an annotation names it, or as discovery finds it; what is absent is not known. */
export interface StackSubnet {
  /** Id, name, or what else tells it apart. */
  readonly name: string;
  readonly role?: 'private' | 'public';
  readonly zone?: string;
  readonly cidr?: string;
  readonly ipv6Cidr?: string;
}

/** `managed` is made for the stack; `backend` is shared by all stacks, and nodes and pods let it in. */
export type SecurityGroup =
  { readonly kind: 'managed' | 'backend' } | { readonly kind: 'given'; readonly name: string };

export interface InboundRule {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6';
  readonly from: number;
  readonly to: number;
  readonly source: { readonly cidr: string } | { readonly prefixList: string };
}

export interface Listener {
  readonly port: number;
  readonly protocol: ListenerProtocol;
  /** ARNs, the default one first, or {@link DISCOVERED}; empty for a listener without TLS. */
  readonly certificates: readonly string[];
  /** Undefined for a listener without TLS. */
  readonly sslPolicy: string | undefined;
  readonly alpnPolicy: string | undefined;
  readonly attributes: StringMap;
  readonly defaultActions: readonly Action[];
  /** In the order in which they are asked. */
  readonly rules: readonly Rule[];
  /** The objects that open it. */
  readonly openedBy: readonly Resource[];
}

/** Stands for the certificates that the controller finds in ACM for the hosts. */
export const DISCOVERED = 'discovered';

export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'QUIC' | 'TCP_QUIC';

export interface Rule {
  /** Beginning with 1. */
  readonly priority: number;
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
  /** The annotation that asks for a login or for tokens, whether the listener does it or not. */
  readonly asksFor: AskedLogin | undefined;
  /** The Ingress, and the name of its backend. */
  readonly from: { readonly object: Resource; readonly backend: string };
}

export interface AskedLogin {
  readonly what: 'login' | 'tokens';
  readonly object: Resource;
  readonly annotation: string;
}

/** A request must meet all conditions of a rule, and one value of each. */
export type Condition =
  | {
      readonly field: 'host-header' | 'path-pattern';
      readonly values: readonly string[];
      readonly isRegex: boolean;
    }
  | {
      readonly field: 'http-header';
      readonly header: string;
      readonly values: readonly string[];
      readonly isRegex: boolean;
    }
  | { readonly field: 'http-request-method' | 'source-ip'; readonly values: readonly string[] }
  | {
      readonly field: 'query-string';
      readonly values: readonly { readonly key?: string; readonly value: string }[];
    };

export type Action =
  | { readonly type: 'authenticate-cognito' | 'authenticate-oidc' | 'jwt-validation' }
  | { readonly type: 'fixed-response'; readonly statusCode: string }
  | ({ readonly type: 'redirect' } & Redirect)
  | { readonly type: 'forward'; readonly targets: readonly ForwardTarget[] };

/** What is absent stays as it was asked for. */
export interface Redirect {
  readonly host?: string;
  readonly path?: string;
  readonly port?: string;
  readonly protocol?: string;
  readonly query?: string;
  readonly statusCode: string;
}

export interface ForwardTarget {
  readonly weight: number | undefined;
  /** The Service, where it is one. */
  readonly serviceName?: string;
  /** Key of a target group of the stack, or the ARN or name of one that exists. */
  readonly group: { readonly key: string } | { readonly existing: string };
}

export interface TargetGroup {
  /** Tells it from the others of the stack. */
  readonly key: string;
  readonly targetType: 'ip' | 'instance' | 'alb';
  readonly protocol: 'HTTP' | 'HTTPS' | Exclude<ListenerProtocol, 'HTTP' | 'HTTPS'>;
  readonly protocolVersion: 'HTTP1' | 'HTTP2' | 'GRPC' | undefined;
  /** Port of the Service; of the load balancer for the type `alb`. */
  readonly port: number;
  /** Port of the targets; undefined where its name stands for it, or the API server chooses it. */
  readonly targetPort: number | undefined;
  readonly healthCheck: HealthCheck;
  readonly attributes: StringMap;
  readonly tags: StringMap;
  /** Labels of the nodes that are registered; undefined for all nodes, and for other types than `instance`. */
  readonly nodeLabels: StringMap | undefined;
  /** The Service; undefined for the type `alb`. */
  readonly service: Resource | undefined;
}

export interface HealthCheck {
  readonly port: number | 'traffic-port' | 'node-port';
  readonly protocol: 'TCP' | 'HTTP' | 'HTTPS';
  /** Undefined for TCP. */
  readonly path: string | undefined;
  readonly successCodes: string | undefined;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** Whether the controller reconciles the stack for ever without success. */
export function neverBuilt({ issues }: Pick<Stack, 'issues'>): boolean {
  return issues.some(({ effect }) => effect === 'fails');
}
