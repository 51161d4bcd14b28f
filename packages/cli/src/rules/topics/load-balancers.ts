import { checked, type TopicArea } from './topic.ts';

export const LOAD_BALANCERS: readonly TopicArea[] = [
  {
    area: 'lb',
    title: 'Load balancers',
    topics: [
      checked(
        'controller-ownership',
        'Nothing makes a load balancer that somebody asked for',
        'lb/controller-ownership',
      ),
      checked(
        'scheme-and-subnets',
        'The scheme of a load balancer and its subnets contradict each other',
        'lb/scheme-and-subnets lb/ip-family lb/private-subnets lb/never-built',
      ),
      checked(
        'target-type-service-shape',
        'The targets do not fit the Service',
        'fargate/lb-ip-target-only lb/annotation-value lb/backend-security-groups',
      ),
      checked(
        'ingress-group-conflict',
        'Ingresses of one group contradict each other',
        'lb/group-conflict lb/shadowed-host lb/group-settings lb/redirected-away',
      ),
      checked(
        'port-health-mapping',
        'A port or a health check that the pods do not have',
        'lb/port-health-mapping',
      ),
      checked('rollout-readiness-gate', 'Connections end at each rollout', 'lb/draining lb/availability'),
      checked(
        'externaldns-ownership',
        'A name in DNS that nobody keeps, or two do',
        'lb/externaldns-ownership fleet/shared-host',
        'The owner of records is the name of the cluster, which is unique; another owner is a danger of its component.',
      ),
    ],
  },
];
