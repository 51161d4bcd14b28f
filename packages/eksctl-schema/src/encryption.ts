import { z } from 'zod';
import { ArnSchema } from './primitives.ts';

export const SecretsEncryptionSchema = z
  .strictObject({ keyARN: ArnSchema.describe('KMS key. It cannot be changed or taken away later.') })
  .describe('Envelope encryption of Kubernetes Secrets with an own key.');
