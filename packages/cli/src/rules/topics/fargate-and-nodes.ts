import { checked, given, open, outside, type TopicArea } from './topic.ts';

export const FARGATE_AND_NODES: readonly TopicArea[] = [
  {
    area: 'fargate',
    title: 'Fargate',
    topics: [
      checked(
        'selector-resolution',
        'A profile takes the wrong pods, or none',
        'fargate/idle-selector fargate/profile-selectors fargate/unsupported-pod-spec',
      ),
      checked(
        'coredns-compute-type',
        'CoreDNS is kept off Fargate where nothing else could run it',
        'capacity/bootstrap-cycle fargate/coredns-restart',
        'Pods that are older than the profile are restarted by a step of the bootstrap.',
      ),
      checked('pod-identity', 'Pods on Fargate are to get a role by Pod Identity', 'fargate/pod-identity'),
      checked(
        'unsupported-pod-spec',
        'A pod uses what Fargate does not have',
        'fargate/unsupported-pod-spec',
      ),
      checked(
        'lb-ip-target-only',
        'A load balancer sends to instances, and the pods run on Fargate',
        'fargate/lb-ip-target-only',
      ),
      given(
        'imds-dependent-controller',
        'A controller asks the instance for its region and VPC, which Fargate does not tell',
        'Components get region, VPC and cluster name as values, wherever they run. What a chart of an app does is not known.',
      ),
      checked(
        'reserved-port-10250',
        'A pod on Fargate opens the port of kubelet (10250)',
        'fargate/unsupported-pod-spec',
        'Ports that only a program knows (arguments of a chart) are not seen.',
      ),
      open(
        'blanket-toleration',
        'A toleration of everything lets the scheduler place a pod on a node of Fargate',
        'EKS binds pods to nodes of Fargate by a scheduler of its own, and a DaemonSet there stays pending without harm; nobody has shown a loss yet.',
      ),
      checked('storage', 'A volume that Fargate cannot mount', 'fargate/storage fargate/ephemeral-storage'),
      outside(
        'security-group-path',
        'Pods on Fargate and pods on nodes cannot reach each other',
        'eksctl makes the rules between both groups; no source knows the rules of groups that somebody brings.',
      ),
      checked('pod-shape', 'Requests that fit no size of Fargate', 'fargate/pod-shape'),
    ],
  },
  {
    area: 'karpenter',
    title: 'Karpenter and nodes',
    topics: [
      checked(
        'pod-has-capacity',
        'No node can take a pod, or none is large enough',
        'karpenter/pod-has-capacity capacity/unknown-instance-type karpenter/conflicting-requirements',
        'Add-ons are among the pods.',
      ),
      checked(
        'controller-placement',
        'Karpenter would run on nodes that it makes itself',
        'capacity/bootstrap-cycle',
      ),
      checked(
        'dns-cycle',
        'Karpenter needs DNS, and DNS needs Karpenter',
        'capacity/bootstrap-cycle capacity/bootstrap-capacity',
      ),
      checked(
        'node-role-can-join',
        'The role of nodes may not join the cluster',
        'karpenter/node-role-can-join',
      ),
      checked(
        'reference-resolution',
        'A node pool refers to what is not there',
        'karpenter/reference-resolution karpenter/subnet-terms karpenter/security-group-terms karpenter/refused-object',
      ),
      checked(
        'drain-deadlock',
        'A node that is to go waits for ever for a pod',
        'karpenter/drain-deadlock upgrade/blocked-drain',
      ),
      checked(
        'node-lifetime-floor',
        'Nodes live so short that nothing settles',
        'karpenter/node-lifetime-floor',
      ),
      checked(
        'disruption-vs-availability',
        'Disruption takes a service down',
        'karpenter/open-budget lb/availability availability/single-replica',
        'Budgets, replicas and probes of apps that are exposed; others are a matter of the review.',
      ),
      checked(
        'zone-coverage',
        'Pods ask for zones that the nodes do not have',
        'karpenter/pod-has-capacity karpenter/zone-coverage karpenter/subnet-terms storage/zonal-volume',
      ),
      given(
        'spot-safety',
        'Spot nodes go without notice',
        'The interruption queue is always there. Which apps may run on spot is what nodePools of an app say.',
      ),
      checked(
        'limits-headroom',
        'Limits of node pools leave no capacity for a replacement',
        'karpenter/limits-headroom karpenter/pod-has-capacity',
      ),
      checked(
        'sg-single-cluster-tag',
        'Two security groups of a node carry the tag of the cluster',
        'karpenter/sg-single-cluster-tag lb/cluster-tags',
      ),
      open(
        'init-never-completes',
        'A startup taint that nothing removes, or a device that nothing offers',
        'Accelerators without a driver are told (capacity/accelerator-without-driver). Who removes a startup taint is known to its program alone; a list of them would be guessed.',
      ),
      checked(
        'arch-image',
        'An image without the architecture of the nodes',
        'karpenter/missing-architecture karpenter/pod-has-capacity',
        'What an image is built for is what an app says; no registry is asked.',
      ),
    ],
  },
  {
    area: 'priority',
    title: 'Priority and headroom',
    topics: [
      checked('pause-below-everything', 'Pause pods do not give way', 'priority/pause-below-everything'),
      checked(
        'pause-same-capacity',
        'Pause pods keep space where the apps cannot run',
        'priority/pause-same-capacity',
      ),
      open(
        'pause-sizing',
        'Headroom is smaller than what it is for',
        'What headroom is for is not written anywhere: an app would have to say that it wants to be covered.',
      ),
      checked(
        'single-global-default',
        'Two default priority classes, or one that is not there',
        'priority/single-global-default consistency/dangling-references priority/value-out-of-range',
      ),
      open(
        'platform-critical-class',
        'The platform has a lower priority than apps',
        'Charts of controllers ask for system classes, others (Argo CD among them) have none: a class of an app above that may push them out.',
      ),
    ],
  },
];
