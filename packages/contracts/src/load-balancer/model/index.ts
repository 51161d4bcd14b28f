export { ISSUE_KINDS, type IssueKind, type StackIssue } from './issue.ts';
export { hasAddress } from './ip.ts';
export {
  DISCOVERED,
  neverBuilt,
  type Action,
  type AskedLogin,
  type Condition,
  type HealthCheck,
  type InboundRule,
  type Listener,
  type LoadBalancer,
  type Rule,
  type SecurityGroup,
  type Stack,
  type StackSubnet,
  type StringMap,
  type TargetGroup,
} from './stack.ts';
export { portsOf, type ServicePort } from './service-ports.ts';
export { loadBalancerStacks } from './stacks.ts';
export { UNKNOWN_SURROUNDINGS, type Surroundings } from './surroundings.ts';
