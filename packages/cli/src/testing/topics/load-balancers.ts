import { checked, type TopicArea } from './topic.ts';

export const LOAD_BALANCERS: readonly TopicArea[] = [
  {
    title: 'Load balancers',
    topics: [
      checked('Nothing makes a load balancer that somebody asked for', 'lb/controller-ownership'),
      checked(
        'The scheme of a load balancer and its subnets contradict each other',
        'lb/scheme-and-subnets lb/ip-family',
      ),
      checked(
        'The targets do not fit the Service',
        'fargate/lb-ip-target-only lb/annotation-value lb/backend-security-groups',
      ),
      checked('Ingresses of one group contradict each other', 'lb/group-conflict lb/shadowed-host'),
      checked('A port or a health check that the pods do not have', 'lb/port-health-mapping'),
      checked('Connections end at each rollout', 'lb/draining lb/availability'),
      checked(
        'A name in DNS that nobody keeps, or two do',
        'lb/externaldns-ownership fleet/shared-host aws-resources/external-dns-owner',
        'The owner of records is the name of the cluster, which is unique.',
      ),
    ],
  },
];
