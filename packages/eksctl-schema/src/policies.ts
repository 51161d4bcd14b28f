import { z } from 'zod';

const flag = (what: string) => z.boolean().optional().describe(what);

/** Names of the policies that eksctl can attach by itself. */
export const WellKnownPoliciesSchema = z
  .strictObject({
    autoScaler: flag('Cluster Autoscaler.'),
    awsLoadBalancerController: flag('AWS Load Balancer Controller.'),
    certManager: flag('cert-manager with DNS01 challenges in Route 53.'),
    ebsCSIController: flag('Amazon EBS CSI driver.'),
    efsCSIController: flag('Amazon EFS CSI driver.'),
    externalDNS: flag('ExternalDNS with Route 53.'),
    imageBuilder: flag('Full access to ECR repositories.'),
  })
  .describe('Policies that eksctl knows by name.');
