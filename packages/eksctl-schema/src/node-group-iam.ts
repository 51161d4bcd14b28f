import { z } from 'zod';
import { ArnSchema, InlineDocumentSchema } from './primitives.ts';

const flag = (what: string) => z.boolean().optional().describe(what);

export const NodeGroupIAMAddonPoliciesSchema = z
  .strictObject({
    albIngress: flag('Old name of awsLoadBalancerController.'),
    appMesh: flag('AWS App Mesh.'),
    appMeshPreview: flag('AWS App Mesh, preview.'),
    autoScaler: flag('Cluster Autoscaler.'),
    awsLoadBalancerController: flag('AWS Load Balancer Controller.'),
    certManager: flag('cert-manager with DNS01 challenges in Route 53.'),
    cloudWatch: flag('CloudWatch agent.'),
    ebs: flag('Amazon EBS CSI driver.'),
    efs: flag('Amazon EFS CSI driver.'),
    externalDNS: flag('ExternalDNS with Route 53.'),
    fsx: flag('Amazon FSx CSI driver.'),
    imageBuilder: flag('Full access to ECR repositories.'),
    xRay: flag('AWS X-Ray.'),
  })
  .describe(
    'Policies that eksctl knows by name. Every pod of the nodes gets them: prefer roles of service accounts.',
  );

export const NodeGroupIAMSchema = z
  .strictObject({
    attachPolicyARNs: z
      .array(ArnSchema)
      .optional()
      .describe('Policies of the role, instead of those that eksctl attaches by default.'),
    attachPolicy: InlineDocumentSchema.optional().describe('Inline policy of the role.'),
    withAddonPolicies: NodeGroupIAMAddonPoliciesSchema.optional(),
    instanceRoleARN: ArnSchema.optional().describe(
      'An existing role; excludes everything that describes a new one.',
    ),
    instanceProfileARN: ArnSchema.optional().describe(
      'An existing instance profile; self-managed groups only.',
    ),
    instanceRoleName: z.string().optional().describe('Name of the new role.'),
    instanceRolePermissionsBoundary: z.string().optional().describe('ARN of its permissions boundary.'),
  })
  .describe('Role of the nodes.');
