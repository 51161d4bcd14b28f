import { z } from 'zod';
import { ComponentIdentitySchema } from '../schema/identity.ts';

export const LoadBalancerControllerSchema = z.strictObject({
  replicas: z.int().min(1).max(10).default(2).describe('Pods of the controller. Default: 2.'),
  acmCertificates: z
    .boolean()
    .default(false)
    .describe(
      'Whether the controller orders certificates in ACM for Ingresses with tls.createAcmCertificate: its feature EnableCertificateManagement, and permissions to order certificates and to change records that prove domains. Default: false.',
    ),
  gatewayApi: z
    .boolean()
    .default(false)
    .describe(
      'Whether the controller makes load balancers of Gateways: installs the CRDs of the Gateway API and those of the controller beside them, and switches its features on. The CRDs stay when it is switched off. Default: false.',
    ),
  identity: ComponentIdentitySchema,
});
