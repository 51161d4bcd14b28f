import { NlbOptionsSchema } from '@nodeless/contracts/load-balancer';
import { z } from 'zod';
import { ClusterAutoscalerSchema } from './cluster-autoscaler.ts';
import { ComponentIdentitySchema } from './identity.ts';
import { DomainName, HostName, textOf } from './primitives.ts';

const TimeZone = textOf(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'a time zone', 'for example Asia/Seoul');

const off = z.literal(false).describe('Left out, even if a lower layer asks for it.');

/** How a Service is reached from outside through a Network Load Balancer. */
export const NlbExposureSchema = NlbOptionsSchema.extend({
  hostname: HostName.optional().describe(
    'DNS name that ExternalDNS keeps on the load balancer, or *.example.com for all below. Default: none.',
  ),
});

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
const HostedZoneId = textOf(
  /^Z[A-Z0-9]{1,31}$/,
  'the id of a hosted zone',
  'for example Z0123456789ABCDEFGHIJ',
).meta({
  examples: ['Z0123456789ABCDEFGHIJ'],
});

/** Source: pkg/apis/externaldns/validation/validation.go of external-dns; the key of an annotation (apimachinery). */
const AnnotationPrefix = textOf(
  /^(?=.{1,254}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/$/,
  'a prefix of annotations',
  'a domain name in lower case with a slash at its end, for example external-dns.alpha.kubernetes.io/',
).meta({ examples: ['external-dns.alpha.kubernetes.io/'] });

const ExternalDnsSchema = z.strictObject({
  domain: DomainName.describe('Domain to keep records in: a hosted zone, or a part of one.'),
  hostedZoneIds: z
    .array(HostedZoneId)
    .min(1)
    .optional()
    .describe(
      'Hosted zones whose records it keeps. Its role may change A, AAAA, CNAME and TXT records of the domain and of names below it alone; with this list in these zones alone; the names of all zones of the account stay visible, because the list of zones has no narrower permission. Needed where a public and a private zone have the same name and only one is meant. Default: every zone of the account that holds the domain.',
    ),
  policy: z
    .enum(['upsert-only', 'sync', 'create-only'])
    .default('upsert-only')
    .describe('sync also deletes records; upsert-only never does. Default: upsert-only.'),
  annotationPrefix: AnnotationPrefix.optional().describe(
    'Prefix of the annotations that it reads, and that Services get from a hostname; it reads no other. Needs chart 1.20.0. Default: that of the chart, external-dns.alpha.kubernetes.io/ up to 1.21 and external-dns.kubernetes.io/ from 1.22.0 on.',
  ),
  identity: ComponentIdentitySchema,
});
export type ExternalDnsSpec = z.output<typeof ExternalDnsSchema>;

/** Platform components, one key a component. A component runs when its key is there. */
export const ComponentsSchema = z
  .strictObject({
    awsLoadBalancerController: z
      .xor([
        off,
        z.strictObject({
          replicas: z.int().min(1).max(10).default(2).describe('Pods of the controller. Default: 2.'),
          identity: ComponentIdentitySchema,
        }),
      ])
      .optional()
      .describe(
        'AWS Load Balancer Controller: makes NLBs and ALBs. {} takes the defaults, false leaves it out.',
      ),
    clusterAutoscaler: z
      .xor([off, ClusterAutoscalerSchema])
      .optional()
      .describe(
        'Cluster Autoscaler: changes the size of node groups, for clusters without Karpenter. {} takes the defaults, false leaves it out.',
      ),
    externalDns: z
      .xor([off, ExternalDnsSchema])
      .optional()
      .describe('ExternalDNS: keeps Route 53 records of Services and Ingresses. false leaves it out.'),
    kubeOpsView: z
      .xor([
        off,
        z.strictObject({
          expose: z
            .xor([
              z.literal('nlb'),
              z.strictObject({ nlb: NlbExposureSchema.describe('A Network Load Balancer.') }),
            ])
            .optional()
            .describe(
              'Reachable from outside; only inside the cluster when left out. "nlb" is short for an internal NLB.',
            ),
          timeZone: TimeZone.default('UTC').describe(
            'Time zone of the clock in the picture, for instance Asia/Seoul. Default: UTC.',
          ),
        }),
      ])
      .optional()
      .describe('Kubernetes Operational View: a picture of the cluster, read only. false leaves it out.'),
    efsCsiDriver: z
      .xor([off, z.strictObject({ identity: ComponentIdentitySchema })])
      .optional()
      .describe(
        'Amazon EFS CSI driver: the EKS add-on aws-efs-csi-driver with its role. Where a Fargate profile takes its controller, that runs without privileges. addons.aws-efs-csi-driver has more settings. false leaves it out.',
      ),
  })
  .describe('Platform components, one key a component. A component runs when its key is there.');
export type Components = z.output<typeof ComponentsSchema>;
