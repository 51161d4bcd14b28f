/**
 * Endpoints of services whose names in `com.amazonaws.<region>.<name>` are used as they are here. Route 53 is one service for
 * all regions, with an endpoint in one of them.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const ROUTE_53 = 'route53';
const ROUTE_53_REGION = 'us-east-1';

/** True when a VPC of the region can have an interface endpoint of the service. */
export function hasInterfaceEndpoint(region: string, service: string): boolean {
  return service !== ROUTE_53 || region === ROUTE_53_REGION;
}

/** Name that a VPC endpoint is made with: `com.amazonaws.ap-northeast-2.ec2`. */
export function endpointServiceName(region: string, service: string): string {
  return service === ROUTE_53 ? `com.amazonaws.${service}` : `com.amazonaws.${region}.${service}`;
}

/** Services that every node calls: its own network interfaces, images, roles of pods. Layers of images come from S3. */
export const NODE_SERVICES: readonly string[] = ['ec2', 'ecr.api', 'ecr.dkr', 'sts'];

/** Has a gateway endpoint, which costs nothing; all others here have interface endpoints. */
export const S3 = 's3';

/**
 * Services that Karpenter calls: discovery of the API server, the queue with interruption notices, the parameters that hold
 * AMI ids. IAM and the price list have no endpoint.
 * Source: https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/#private-clusters
 */
export const KARPENTER_SERVICES: readonly string[] = ['eks', 'sqs', 'ssm'];

/**
 * What Karpenter asks which zones are impaired.
 * Source: https://docs.aws.amazon.com/r53recovery/latest/dg/vpc-interface-endpoints.html
 */
export const ZONAL_SHIFT = 'arc-zonal-shift';

/**
 * Services through which Session Manager reaches an instance.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export const SESSION_MANAGER_SERVICES: readonly string[] = ['ssm', 'ssmmessages'];
