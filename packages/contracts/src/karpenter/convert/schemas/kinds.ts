import type { z } from 'zod';
import { AwsNodeTemplateSchema } from './aws-node-template.ts';
import { ProvisionerSchema } from './provisioner.ts';
import { Ec2NodeClassSchema, NodePoolSchema } from './v1.ts';
import { Ec2NodeClassV1beta1Schema, NodePoolV1beta1Schema } from './v1beta1.ts';

/** Every version of every kind that can be converted; v1 is passed through. */
export const CONVERTIBLE = [
  ProvisionerSchema,
  AwsNodeTemplateSchema,
  NodePoolV1beta1Schema,
  Ec2NodeClassV1beta1Schema,
  NodePoolSchema,
  Ec2NodeClassSchema,
] as const;

export type ConvertibleSchema = (typeof CONVERTIBLE)[number];

/** An object that {@link convertibleSchema} accepted. */
export type Convertible = z.output<ConvertibleSchema>;

/** The versions of a kind that can be converted, oldest first; none for other kinds. */
export function convertibleVersions(kind: string): string[] {
  return CONVERTIBLE.filter(({ shape }) => shape.kind.value === kind).map(({ shape }) => shape.apiVersion.value);
}

/** What an object of this version and kind must look like to be converted; undefined for all others. */
export function convertibleSchema(apiVersion: string, kind: string): ConvertibleSchema | undefined {
  return CONVERTIBLE.find(
    ({ shape }) => shape.apiVersion.value === apiVersion && shape.kind.value === kind,
  );
}
