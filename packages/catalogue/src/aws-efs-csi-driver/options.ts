import { z } from 'zod';
import { ComponentIdentitySchema } from '../schema/identity.ts';

export const EfsCsiDriverSchema = z.strictObject({ identity: ComponentIdentitySchema });
