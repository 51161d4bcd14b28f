import { z } from 'zod';
import { NLB_ATTRIBUTES } from './attributes.ts';
import { flag, integer, keyed, oneOf } from './options.ts';
import {
  eipAllocations,
  healthCheckNumbers,
  healthCheckPath,
  healthCheckPort,
  HTTP_STATUS_CODES,
  PORT,
  scheme,
  securityGroups,
  subnets,
  successCodes,
  tags,
} from './values.ts';

const healthCheck = z
  .strictObject({
    protocol: oneOf(['HTTP', 'HTTPS'], 'How the ALB is checked.', 'HTTP'),
    port: healthCheckPort(false),
    path: healthCheckPath('Path that is asked for.', '/'),
    successCodes: successCodes(HTTP_STATUS_CODES, '200'),
    ...healthCheckNumbers({ interval: 15, timeout: 5, healthy: 3, unhealthy: 3 }),
  })
  .partial()
  .describe('How the NLB finds out that the ALB works.');

/** An NLB in front of the ALB, for fixed addresses or PrivateLink. */
export const AlbFrontendNlbSchema = z.strictObject({
  enabled: flag('Make an NLB in front of the ALB.', false),
  scheme: scheme('Who can reach the NLB, whatever the scheme of the ALB is.').optional(),
  subnets: subnets('Subnets of the NLB.').optional(),
  securityGroups: securityGroups('Security groups of the NLB.').optional(),
  listenerPortMapping: keyed(
    /^[0-9]+$/,
    '443',
    integer({ ...PORT, example: 443 }, 'A port of the ALB.'),
    'Which port of the NLB (key) leads to which port of the ALB (value).',
  ).optional(),
  healthCheck: healthCheck.optional(),
  tags: tags('Tags of the NLB.').optional(),
  eipAllocations: eipAllocations('Elastic IPs of the NLB.').optional(),
  attributes: NLB_ATTRIBUTES.describe('Attributes of the NLB.').optional(),
});
