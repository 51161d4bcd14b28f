import { z } from 'zod';
import { ComponentIdentitySchema } from '../schema/identity.ts';

export const LoadBalancerControllerSchema = z.strictObject({
  replicas: z.int().min(1).max(10).default(2).describe('Pods of the controller. Default: 2.'),
  identity: ComponentIdentitySchema,
});
